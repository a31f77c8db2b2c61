using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.BlackForestLabs;

namespace Tessera.Testing.Vendors;

/// <summary>https://docs.bfl.ai/quick_start/generating_images</summary>
internal sealed class BflVendor : HostedVendor
{
    private const string Id = "b8a5e0d4-17f4-4a6e-9f0e-3a3c7f6a1b2c";

    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "flux-2-pro", "A fox");

    public override string ModelMark => "";

    public override string SubmitRoute => $"POST /{Call.Model}";

    public override string PollRoute => "GET /get_result";

    public override string? CancelRoute => null;

    public override string CheckRoute => "GET /credits";

    public override (string, string) KeyHeader => ("x-key", VendorStub.Key);

    public override RequestDelegate Working => Json(200, $"{{'id':'{Id}','status':'Pending','result':null,'progress':0.4}}");

    public override RequestDelegate UnheardOf => Json(200, $"{{'id':'{Id}','status':'Refining','result':null,'progress':'much'}}");

    public override RequestDelegate TooManyRequests => Json(429, "{'detail':'Too many active tasks'}", ("Retry-After", "7"));

    // One status for both: 24 tasks are in work.
    public override FailureKind TooManyRequestsMeans => FailureKind.ConcurrencyLimited;

    public override RequestDelegate TooManyAtOnce => TooManyRequests;

    public override RequestDelegate NoFunds => Json(402, "{'detail':'Insufficient credits'}");

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new BflImages(http, address, key);

    public override void Accepts(VendorStub stub) => stub.On(SubmitRoute, Json(200, $$$"""
        {'id':'{{{Id}}}','polling_url':'{{{stub.Address}}}get_result?id={{{Id}}}','cost':3.0,'input_mp':0,'output_mp':1.05}
        """));

    public override void Finishes(VendorStub stub, string link) => stub.On(PollRoute, Json(200, $$$"""
        {'id':'{{{Id}}}','status':'Ready','progress':null,'details':null,'preview':null,
         'result':{'sample':'{{{link}}}','prompt':'A fox','seed':8,'start_time':1.5,'end_time':2.5,'duration':1.0} }
        """));

    public override void Breaks(VendorStub stub) => Ends(stub, "Error");

    public override void RefusesInput(VendorStub stub) => Ends(stub, "Request Moderated");

    public override void RefusesOutput(VendorStub stub) => Ends(stub, "Content Moderated");

    public override RequestDelegate Invalid(string sentence) =>
        Json(422, $"{{'detail':[{{'loc':['body','width'],'msg':'{sentence}','type':'multiple_of'}}]}}");

    private void Ends(VendorStub stub, string status)
    {
        Accepts(stub);
        stub.On(PollRoute, Json(200, $"{{'id':'{Id}','status':'{status}','result':null,'progress':null,'details':{{}} }}"));
    }
}
