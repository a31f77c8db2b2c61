using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Stability;

namespace Tessera.Testing.Vendors;

/// <summary>https://platform.stability.ai/docs/api-reference</summary>
internal sealed class StabilityVendor : DirectVendor
{
    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "sd3.5-large", "A fox");

    // A tool is its path.
    public override string ModelMark => IsTool ? "" : $"\r\n{Call.Model}\r\n";

    public override string SubmitRoute => $"POST /v2beta/stable-image/{(IsTool ? Call.Model : "generate/sd3")}";

    public override string CheckRoute => "GET /v1/user/balance";

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override TaskOutput Output => new TaskOutput.File(File);

    public override string Made => $$$"""{"image":"{{{Convert.ToBase64String(File)}}}","finish_reason":"SUCCESS","seed":343940597}""";

    public override string Broken => """{"image":null,"finish_reason":"ERROR","seed":0}""";

    public override RequestDelegate RefusedInput => Error(403, "content_moderation", "Your request was flagged by our content moderation system.");

    // Blurred, and with status 200.
    public override RequestDelegate RefusedOutput => Json(200, $"{{'image':'{Convert.ToBase64String(File)}','finish_reason':'CONTENT_FILTERED','seed':8}}");

    public override RequestDelegate NoFunds => Error(402, "payment_required", "You lack sufficient credits to make this request.");

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new StabilityImages(http, address, key);

    public override RequestDelegate Invalid(string sentence) => Error(400, "bad_request", sentence);

    private bool IsTool => Call.Model.Contains('/', StringComparison.Ordinal);

    private static RequestDelegate Error(int status, string name, string sentence) =>
        Json(status, $"{{'id':'4212a4b66fbe1cedca4bf2133d35dca5','name':'{name}','errors':['{sentence}']}}");
}
