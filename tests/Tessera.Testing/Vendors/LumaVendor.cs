using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Luma;

namespace Tessera.Testing.Vendors;

/// <summary>https://docs.lumalabs.ai/reference</summary>
internal sealed class LumaVendor : HostedVendor
{
    private const string Id = "123e4567-e89b-12d3-a456-426614174000";

    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "photon-1", "A fox");

    public override string SubmitRoute => Call.Kind is TaskKind.Video ? "POST /generations/video" : "POST /generations/image";

    public override string PollRoute => $"GET /generations/{Id}";

    public override string? CancelRoute => null;

    public override string CheckRoute => "GET /credits";

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override RequestDelegate Working => Json(200, Generation("dreaming"));

    public override RequestDelegate UnheardOf => Json(200, Generation("daydreaming"));

    public override RequestDelegate TooManyAtOnce => Json(429, "{'detail':'Too many concurrent generations'}");

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new LumaTasks(http, address, key);

    public override void Accepts(VendorStub stub) => stub.On(SubmitRoute, Json(201, Generation("queued")));

    public override void Finishes(VendorStub stub, string link) =>
        stub.On(PollRoute, Json(200, Generation("completed", assets: Call.Kind is TaskKind.Video ? $"{{'image':null,'video':'{link}'}}" : $"{{'image':'{link}','video':null,'progress_video':null}}")));

    public override void Breaks(VendorStub stub) => Ends(stub, "Job failed");

    public override void RefusesInput(VendorStub stub) => stub.On(SubmitRoute, Json(400, "{'detail':'Prompt contains blacklisted words'}"));

    public override void RefusesOutput(VendorStub stub) => Ends(stub, "400: Frame moderation failed");

    public override RequestDelegate Invalid(string sentence) => Json(400, $"{{'detail':'{sentence}'}}");

    private void Ends(VendorStub stub, string reason)
    {
        Accepts(stub);
        stub.On(PollRoute, Json(200, Generation("failed", $"'{reason}'")));
    }

    private static string Generation(string state, string reason = "null", string assets = "null") => $$$"""
        {'id':'{{{Id}}}','generation_type':'image','state':'{{{state}}}','failure_reason':{{{reason}}},'created_at':'2026-05-04T09:12:08Z',
         'assets':{{{assets}}},'model':'photon-1','request':{'generation_type':'image','model':'photon-1','prompt':'A fox'} }
        """;
}
