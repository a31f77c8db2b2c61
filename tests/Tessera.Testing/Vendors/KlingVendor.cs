using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Kling;

namespace Tessera.Testing.Vendors;

/// <summary>Kling's API 2.0. https://kling.ai/document-api</summary>
internal sealed class KlingVendor : HostedVendor
{
    private const string Id = "883210946514182146";

    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Video, "kling-3.0", "A fox");

    // The path names it.
    public override string ModelMark => "";

    public override string SubmitRoute => $"POST /{(Call.Inputs.Count == 0 ? "text" : "image")}-to-video/{Call.Model}";

    public override string PollRoute => "GET /tasks";

    public override string? CancelRoute => null;

    public override string? CheckRoute => "GET /account/costs";

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override RequestDelegate Working => Json(200, Status("processing"));

    public override RequestDelegate UnheardOf => Json(200, Status("dreaming"));

    public override RequestDelegate NoFunds => Refusal(429, 1102, "resource pack depleted");

    public override RequestDelegate TooManyRequests => Refusal(429, 1302, "request too fast", ("Retry-After", "7"));

    public override RequestDelegate TooManyAtOnce => Refusal(429, 1303, "parallel task over resource pack limit");

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new KlingVideos(http, address, key);

    public override void Accepts(VendorStub stub) => stub.On(
        SubmitRoute, Json(200, $"{{'code':0,'message':'SUCCEED','request_id':'r1','data':{{'id':'{Id}','status':'submitted','create_time':1781080778802,'external_id':''}}}}"));

    public override void Finishes(VendorStub stub, string link) => stub.On(
        PollRoute, Json(200, Status("succeeded", $"'outputs':[{{'type':'video','id':'v1','url':'{link}','watermark_url':'','duration':'5'}}],'billing':[],")));

    public override void Breaks(VendorStub stub) => Ends(stub, Json(200, Status("failed", "'message':'internal error',")));

    public override void RefusesInput(VendorStub stub) => stub.On(SubmitRoute, Refusal(400, 1301, "content safety policy"));

    public override void RefusesOutput(VendorStub stub) => Ends(stub, Json(200, Status("failed", "'message':'Failure to pass the risk control system',")));

    public override void Forgets(VendorStub stub) => stub.On(PollRoute, Json(200, "{'code':0,'message':'SUCCEED','request_id':'r2','data':[]}"));

    public override RequestDelegate Invalid(string sentence) => Refusal(400, 1201, sentence);

    internal static RequestDelegate Refusal(int status, int code, string message, params (string Name, string Value)[] headers) =>
        Json(status, $"{{'code':{code},'message':'{message}','request_id':'r3'}}", headers);

    private void Ends(VendorStub stub, RequestDelegate end)
    {
        Accepts(stub);
        stub.On(PollRoute, end);
    }

    private static string Status(string status, string more = "") => $$"""
        {'code':0,'message':'SUCCEED','request_id':'r2','data':[{ {{more}} 'id':'{{Id}}','status':'{{status}}','create_time':1781080778802,'update_time':1781080794151 }]}
        """;
}
