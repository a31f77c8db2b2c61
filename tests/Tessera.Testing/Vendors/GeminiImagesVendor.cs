using Tessera.Providers;
using Tessera.Providers.Gemini;

namespace Tessera.Testing.Vendors;

/// <summary>https://ai.google.dev/gemini-api/docs/image-generation</summary>
internal sealed class GeminiImagesVendor : GeminiMediaVendor
{
    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "gemini-2.5-flash-image", "A fox");

    public override TaskOutput Output => new TaskOutput.File(File);

    public override string Made => $$$"""
        {"candidates":[{"content":{"parts":[
           {"text":"Here is a fox:"},
           {"inlineData":{"mimeType":"image/png","data":"AAAA"},"thought":true},
           {"inlineData":{"mimeType":"image/png","data":"{{{Convert.ToBase64String(File)}}}"},"thoughtSignature":"c2ln"}],"role":"model"},
         "finishReason":"STOP","index":0}],
         "usageMetadata":{"promptTokenCount":4,"candidatesTokenCount":1290,"totalTokenCount":1294,"candidatesTokensDetails":[{"modality":"IMAGE","tokenCount":1290}]},
         "modelVersion":"gemini-2.5-flash-image","responseId":"r1"}
        """;

    public override string Broken => """{"candidates":[{"content":{"role":"model"},"finishReason":"NO_IMAGE","index":0}],"modelVersion":"gemini-2.5-flash-image"}""";

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new GeminiMedia(http, new Uri(address, AddressPath), key);
}
