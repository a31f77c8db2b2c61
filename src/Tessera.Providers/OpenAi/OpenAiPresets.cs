namespace Tessera.Providers.OpenAi;

/// <summary>The known chat completions servers and their differences.</summary>
public static class OpenAiPresets
{
    /// <summary>https://platform.openai.com/docs/api-reference/chat</summary>
    public static OpenAiServer OpenAi { get; } = new("openai", new Uri("https://api.openai.com/v1"))
    {
        MaxTokensName = "max_completion_tokens", // its newer models refuse max_tokens; not all other servers know this one
        ServesReasoningModels = true,
        PadsEvents = true,
        MaxCallIdLength = 40,
        UserName = "safety_identifier",
        KnowsParallelToolCalls = true,
    };

    /// <summary>Any other server at a configured address: it is sent only what all servers accept.</summary>
    public static OpenAiServer Compatible { get; } = new("openai", new Uri("http://localhost/v1"));

    /// <summary>The presets by name. <see cref="OpenAiServer.Address"/> is the usual address.</summary>
    public static IReadOnlyList<OpenAiServer> All { get; } =
    [
        OpenAi,

        // https://api-docs.deepseek.com/api/create-chat-completion, https://api-docs.deepseek.com/quick_start/rate_limit
        new("deepseek", new Uri("https://api.deepseek.com/v1")) { UserName = "user_id", SwitchesThinking = true },

        // https://docs.x.ai/docs/api-reference#chat-completions
        new("xai", new Uri("https://api.x.ai/v1")) { KnowsParallelToolCalls = true },

        // https://openrouter.ai/docs/api-reference/chat-completion; its list of models requires no key
        new("openrouter", new Uri("https://openrouter.ai/api/v1")) { SaysCost = true, CountsAlways = true, CheckPath = "/key", KnowsParallelToolCalls = true },

        // https://github.com/ollama/ollama/blob/main/docs/openai.md
        new("ollama", new Uri("http://localhost:11434/v1")) { NotSent = ["tool_choice", "user"] },

        // https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html
        new("vllm", new Uri("http://localhost:8000/v1")),

        // https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md
        new("llamacpp", new Uri("http://localhost:8080/v1")),

        // https://lmstudio.ai/docs/app/api/structured-output
        new("lmstudio", new Uri("http://localhost:1234/v1")) { KnowsJsonObject = false },

        // https://localai.io/features/text-generation/
        new("localai", new Uri("http://localhost:8080/v1")),
    ];

    /// <summary>The preset with this name, or null.</summary>
    public static OpenAiServer? Find(string name) => All.FirstOrDefault(server => server.Name == name);

    /// <summary>
    /// The server with this name at a configured address; <c>openai</c> on another host than its own, and a name
    /// that is unknown, are <see cref="Compatible"/>.
    /// </summary>
    public static OpenAiServer At(string name, Uri address) =>
        name == OpenAi.Name ? At(address) : (Find(name) ?? Compatible) with { Address = address };

    /// <summary>OpenAI's rules for its own host, and <see cref="Compatible"/> for any other.</summary>
    internal static OpenAiServer At(Uri address) =>
        (address.IdnHost == OpenAi.Address.IdnHost ? OpenAi : Compatible) with { Address = address };
}
