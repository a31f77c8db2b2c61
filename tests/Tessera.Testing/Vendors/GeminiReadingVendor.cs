using System.Text.Json;
using Tessera.Providers;
using Tessera.Providers.Gemini;

namespace Tessera.Testing.Vendors;

/// <summary>What Gemini answers when it is to read a file. https://ai.google.dev/gemini-api/docs/audio</summary>
internal sealed class GeminiReadingVendor : GeminiMediaVendor
{
    protected override TaskCall Usual =>
        TaskCalls.Of(TaskKind.Transcription, "gemini-3.8-flash", "", "{'language':'en'}", ("audio_url", new MediaInput("audio/mpeg", Sound)));

    public override TaskOutput Output => new TaskOutput.Text(Words ?? "Good day");

    public override string Made => $$$"""
        {"candidates":[{"content":{"parts":[{"text":"I hear a greeting.","thought":true},{"text":{{{JsonSerializer.Serialize(Words ?? "Good day")}}}},{"text":"\n"}],"role":"model"},
         "finishReason":"STOP","index":0}],
         "usageMetadata":{"promptTokenCount":70,"candidatesTokenCount":3,"thoughtsTokenCount":9,"totalTokenCount":82},"modelVersion":"gemini-3.8-flash","responseId":"r1"}
        """;

    public override string Broken => """{"candidates":[{"content":{"parts":[{"text":"Good d"}],"role":"model"},"finishReason":"MAX_TOKENS","index":0}]}""";

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new GeminiMedia(http, new Uri(address, AddressPath), key);
}
