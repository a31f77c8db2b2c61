using System.Text.Json;
using Tessera.Providers;
using Tessera.Providers.OpenAi;

namespace Tessera.Testing.Vendors;

/// <summary>What OpenAI answers when it is to read an image. https://platform.openai.com/docs/guides/images-vision</summary>
internal sealed class OpenAiReadingVendor : OpenAiMediaVendor
{
    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Tool, "gpt-6-luna", "", "{'task':'ocr'}", ("image_url", new MediaInput("image/png", Image)));

    public override string SubmitRoute => $"POST {AddressPath}/chat/completions";

    public override TaskOutput Output => new TaskOutput.Text(Words ?? "Good day");

    public override string Made => Answer(Words ?? "Good day\n", "stop");

    public override string Broken => Answer("Good d", "length");

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new OpenAiMedia(http, new Uri(address, AddressPath), key);

    private static string Answer(string text, string reason) => $$$"""
        {"id":"chatcmpl-1","object":"chat.completion","created":1713833628,"model":"gpt-6-luna",
         "choices":[{"index":0,"message":{"role":"assistant","content":{{{JsonSerializer.Serialize(text)}}},"refusal":null},"finish_reason":"{{{reason}}}"}],
         "usage":{"prompt_tokens":800,"completion_tokens":4,"total_tokens":804} }
        """;
}
