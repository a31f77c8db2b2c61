using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.SdServer;

namespace Tessera.Testing.Vendors;

/// <summary>https://github.com/leejet/stable-diffusion.cpp/blob/master/examples/server/api.md</summary>
internal sealed class SdServerVendor : QueuedVendor
{
    private const string Id = "job_01HTXYZABC";

    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "default", "A fox");

    // The server has one model.
    public override string ModelMark => "";

    public override string SubmitRoute => "POST /sdcpp/v1/img_gen";

    public override string PollRoute => $"GET /sdcpp/v1/jobs/{Id}";

    public override string CancelRoute => $"POST /sdcpp/v1/jobs/{Id}/cancel";

    public override int TooLateStatus => 409;

    public override string CheckRoute => "GET /sdcpp/v1/capabilities";

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override TaskOutput Output => new TaskOutput.File(File);

    public override RequestDelegate Working => Json(200, Job("generating"));

    public override RequestDelegate UnheardOf => Json(200, Job("warming"));

    // Its queue is full.
    public override RequestDelegate TooManyRequests => Json(429, "{'error':'job queue is full'}", ("Retry-After", "7"));

    public override FailureKind TooManyRequestsMeans => FailureKind.ConcurrencyLimited;

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new SdServerTasks(http, address, key);

    public override void Accepts(VendorStub stub) => stub.On(
        SubmitRoute, Json(202, $"{{'id':'{Id}','kind':'img_gen','status':'queued','created':1775401200,'poll_url':'/sdcpp/v1/jobs/{Id}'}}"));

    public override void Finishes(VendorStub stub, string link) => stub.On(PollRoute, Json(200, Job(
        "completed", $"{{'output_format':'png','images':[{{'index':0,'b64_json':'{Convert.ToBase64String(File)}'}}]}}")));

    public override void Forgets(VendorStub stub) => stub.On(PollRoute, Json(410, "{'error':'job expired'}"));

    public override void Breaks(VendorStub stub)
    {
        Accepts(stub);
        stub.On(PollRoute, Json(200, Job("failed", "null", "{'code':'generation_failed','message':'generate_image returned empty results'}")));
    }

    public override RequestDelegate Invalid(string sentence) => Json(400, $"{{'error':'{sentence}'}}");

    private static string Job(string status, string result = "null", string error = "null") => $$$"""
        {'id':'{{{Id}}}','kind':'img_gen','status':'{{{status}}}','created':1775401200,'started':null,'completed':null,'queue_position':2,
         'result':{{{result}}},'error':{{{error}}} }
        """;
}
