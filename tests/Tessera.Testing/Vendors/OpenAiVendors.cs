using System.Text.Json;

namespace Tessera.Testing.Vendors;

/// <summary>The servers that speak chat completions, each as it says things.</summary>
internal static class OpenAiVendors
{
    private const string Thought = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":null,\"reasoning_content\":\"Hm.\"}}]}\n\n";

    /// <summary>https://platform.openai.com/docs/guides/error-codes</summary>
    public static OpenAiVendor OpenAi { get; } = new("openai", Usual);

    /// <summary>https://api-docs.deepseek.com/quick_start/rate_limit: comments while it waits in a queue, blank lines before a body.</summary>
    public static OpenAiVendor DeepSeek { get; } = new("deepseek", Usual) { Prelude = ": keep-alive\n\n" + Thought, Blanks = "\n\n\n" };

    /// <summary>https://docs.x.ai/docs/key-information/debugging: the sentence is the error, the code stands beside it.</summary>
    public static OpenAiVendor Xai { get; } = new("xai", (_, code, message) => JsonSerializer.Serialize(new { code, error = message }))
    {
        Prelude = Thought,
        Broken = "data: {\"error\":{\"code\":503,\"message\":\"The service is unavailable.\"}}\n\n",
        Moderated = StubAnswers.Body(403, """{"code":"permission-denied","error":"Content violates usage guidelines. Team: 1f, API key ID: 2a, Model: grok-4, Failed check: SAFETY_CHECK_TYPE_BIO"}"""),
    };

    /// <summary>https://openrouter.ai/docs/api-reference/errors: the status is the code; in a stream it comes with a finish reason.</summary>
    public static OpenAiVendor OpenRouter { get; } = new("openrouter", Numbered)
    {
        Prelude = ": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\",\"reasoning\":\"Hm.\"}}]}\n\n",
        Broken = "data: {\"id\":\"g1\",\"error\":{\"code\":502,\"message\":\"Provider disconnected\"},\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}]}\n\n",
        Moderated = StubAnswers.Body(403, """{"error":{"code":403,"message":"Your chosen model requires moderation and your input was flagged","metadata":{"reasons":["violence"],"flagged_input":"x"}}}"""),
    };

    /// <summary>https://github.com/ollama/ollama/blob/main/docs/openai.md</summary>
    public static OpenAiVendor Ollama { get; } = new("ollama", Usual);

    /// <summary>https://docs.vllm.ai: older versions have the failure at the top.</summary>
    public static OpenAiVendor Vllm { get; } = new(
        "vllm", (status, code, message) => JsonSerializer.Serialize(new { @object = "error", message, type = code, param = (string?)null, code = status }));

    /// <summary>https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md</summary>
    public static OpenAiVendor LlamaCpp { get; } = new("llamacpp", Numbered);

    /// <summary>https://lmstudio.ai/docs/app/api: a failure in a stream is an event of its own name.</summary>
    public static OpenAiVendor LmStudio { get; } = new("lmstudio", Usual)
    {
        Broken = "event: error\ndata: {\"error\":{\"message\":\"The model has crashed.\",\"code\":503}}\n\n",
    };

    /// <summary>https://localai.io</summary>
    public static OpenAiVendor LocalAi { get; } = new("localai", Numbered);

    private static string Usual(int status, string code, string message) =>
        JsonSerializer.Serialize(new { error = new { message, type = status >= 500 ? code : "invalid_request_error", param = (string?)null, code = status >= 500 ? null : code } });

    private static string Numbered(int status, string code, string message) =>
        JsonSerializer.Serialize(new { error = new { code = status, message, type = code } });
}
