using Tessera.Providers;
using Tessera.Providers.OpenAi;

namespace Tessera.Testing.Vendors;

/// <summary>https://platform.openai.com/docs/api-reference/images</summary>
internal sealed class OpenAiImagesVendor : OpenAiMediaVendor
{
    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "gpt-image-1.5", "A fox");

    public override string SubmitRoute => $"POST {AddressPath}/images/generations";

    public override TaskOutput Output => new TaskOutput.File(File);

    public override string Made => $$$"""
        {"created":1713833628,"background":"opaque","output_format":"png","size":"1024x1024","quality":"high",
         "data":[{"b64_json":"{{{Convert.ToBase64String(File)}}}"}],
         "usage":{"total_tokens":100,"input_tokens":50,"output_tokens":50,"input_tokens_details":{"text_tokens":10,"image_tokens":40} } }
        """;

    public override string Broken => """{"created":1713833628,"data":[]}""";

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new OpenAiImages(http, new Uri(address, AddressPath), key);
}
