using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Recraft;

namespace Tessera.Testing.Vendors;

/// <summary>https://www.recraft.ai/docs/api-reference; what it says of refused content is written nowhere, the marks are a guess.</summary>
internal sealed class RecraftVendor : DirectVendor
{
    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "recraftv3", "A fox");

    // A tool is its path.
    public override string ModelMark => IsModel ? base.ModelMark : "";

    public override string SubmitRoute => $"POST /images/{(!IsModel ? Call.Model : Call.Kind is TaskKind.Tool ? "inpaint" : "generations")}";

    public override string CheckRoute => "GET /users/me";

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override string Made => $$$"""
        {"created":1750000000,"credits":40,"data":[{"image_id":"4c5b0d4a-6d1e-4d25-8a59-0b9e9f5e7f10","url":"{{{Link}}}"}]}
        """;

    public override string Broken => """{"created":1750000000,"credits":0,"data":[]}""";

    public override RequestDelegate RefusedInput => Json(400, "{'code':'content_policy_violation','message':'The prompt is not allowed'}");

    public override RequestDelegate RefusedOutput => StubAnswers.Body(400, "generated image was classified as NSFW", "text/plain");

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new RecraftImages(http, address, key);

    public override RequestDelegate Invalid(string sentence) => StubAnswers.Body(400, sentence, "text/plain; charset=utf-8");

    private bool IsModel => Call.Model.StartsWith("recraft", StringComparison.Ordinal);
}
