using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Fal;

namespace Tessera.Testing.Vendors;

/// <summary>https://docs.fal.ai/model-apis/model-endpoints/queue</summary>
internal sealed class FalVendor : HostedVendor
{
    private const string Id = "9f3c0c1a-5f0e-4e5c-9a59-0d3a8ad53c11";

    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "fal-ai/flux/dev", "A fox", "{'image_size':'square'}");

    public override string ModelMark => "";

    public override string SubmitRoute => $"POST /{Call.Model}";

    public override string PollRoute => $"GET {Work}/status";

    public override string CancelRoute => $"PUT {Work}/cancel";

    public override int TooLateStatus => 400;

    public override string? CheckRoute => null;

    public override (string, string) KeyHeader => ("authorization", $"Key {VendorStub.Key}");

    public override RequestDelegate Working => Json(202, "{'status':'IN_PROGRESS','request_id':'9f3c','logs':[]}");

    public override RequestDelegate UnheardOf => Json(200, "{'status':'WARMING_UP'}");

    public override RequestDelegate TooManyAtOnce =>
        Json(429, "{'detail':'Too many concurrent requests','error_type':'concurrent_requests_limit'}");

    public override RequestDelegate NoFunds => Json(403, "{'detail':'User is locked. Reason: Exhausted balance. Top up your balance.'}");

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new FalTasks(http, address, key);

    public override void Accepts(VendorStub stub) => stub.On(SubmitRoute, Json(200, $$$"""
        {'status':'IN_QUEUE','request_id':'{{{Id}}}','queue_position':0,
         'response_url':'{{{Own(stub)}}}','status_url':'{{{Own(stub)}}}/status','cancel_url':'{{{Own(stub)}}}/cancel'}
        """));

    public override void Finishes(VendorStub stub, string link) => stub
        .On(PollRoute, Json(200, "{'status':'COMPLETED','request_id':'9f3c','metrics':{'inference_time':1.2}}"))
        .On($"GET {Work}", Json(200, $$$"""
            {{{{Made(link)}}},'seed':8,'has_nsfw_concepts':[false],'prompt':'A fox','timings':{'inference':1.2}}
            """));

    public override void Breaks(VendorStub stub)
    {
        Accepts(stub);
        stub.On(PollRoute, Json(200, "{'status':'COMPLETED','error':'Runner disconnected','error_type':'runner_disconnected'}"));
    }

    public override void RefusesInput(VendorStub stub) => stub.On(SubmitRoute, Policy);

    public override void RefusesOutput(VendorStub stub)
    {
        Serves(stub);
        stub.On($"GET {Work}", Policy);
    }

    public override RequestDelegate Invalid(string sentence) =>
        Json(422, $"{{'detail':[{{'loc':['body','image_size'],'msg':'{sentence}','type':'value_error'}}]}}");

    private static RequestDelegate Policy => Json(422, """
        {'detail':[{'loc':['body','prompt'],'msg':'The content could not be processed because it was flagged by a content checker.',
         'type':'content_policy_violation','url':'https://docs.fal.ai/errors#content_policy_violation'}]}
        """);

    /// <summary>Behind the owner and the application of the model.</summary>
    private string Work => $"/{string.Join('/', Call.Model.Split('/').Take(2))}/requests/{Id}";

    private string Made(string link) => (Call.Kind, Words) switch
    {
        (_, { } words) => $"'outputs':['{words}']",
        (TaskKind.Video, _) => $"'video':{{'url':'{link}','content_type':'video/mp4'}}",
        (TaskKind.Tool, _) => $"'image':{{'url':'{link}','content_type':'image/png'}}",
        _ => $"'images':[{{'url':'{link}','width':512,'height':512,'content_type':'image/png'}}]",
    };

    private string Own(VendorStub stub) => stub.Address.AbsoluteUri.TrimEnd('/') + Work;
}
