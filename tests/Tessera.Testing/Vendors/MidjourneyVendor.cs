using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Midjourney;

namespace Tessera.Testing.Vendors;

/// <summary>https://github.com/novicezk/midjourney-proxy/blob/main/docs/api.md</summary>
internal sealed class MidjourneyVendor : HostedVendor
{
    private const string Id = "1689231405853400";

    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "v6", "A fox");

    public override string ModelMark => Call.Kind is TaskKind.Video ? "\"motion\":\"low\"" : $" --v {Call.Model.Split('-')[0][1..]}";

    public override string SubmitRoute => Call.Kind is TaskKind.Video ? "POST /mj/submit/video" : "POST /mj/submit/imagine";

    public override string PollRoute => $"GET /mj/task/{Id}/fetch";

    public override string CancelRoute => $"POST /mj/task/{Id}/cancel";

    public override string CheckRoute => "POST /mj/task/list-by-condition";

    public override (string, string) KeyHeader => ("mj-api-secret", VendorStub.Key);

    // The image is not finished yet, although there is a link to it.
    public override RequestDelegate Working =>
        Json(200, $"{{'id':'{Id}','action':'IMAGINE','status':'IN_PROGRESS','progress':'45%','imageUrl':'https://cdn.example/blurred.png','failReason':null}}");

    public override RequestDelegate UnheardOf => Json(200, $"{{'id':'{Id}','status':'UPSCALING_SOON','progress':'?'}}");

    public override RequestDelegate TooManyAtOnce => Json(200, "{'code':23,'description':'Queue is full','result':null}");

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new MidjourneyTasks(http, address, key);

    public override void Accepts(VendorStub stub) =>
        stub.On(SubmitRoute, Json(200, $"{{'code':1,'description':'Submit success','result':'{Id}','properties':{{}} }}"));

    public override void Finishes(VendorStub stub, string link) => stub.On(PollRoute, Json(200, $$$"""
        {'id':'{{{Id}}}','action':'IMAGINE','prompt':'A fox','promptEn':'A fox','description':'/imagine A fox','state':'tessera-42','submitTime':1689231405854,
         'startTime':1689231442755,'finishTime':1689231544312,'progress':'100%',{{{(Call.Kind is TaskKind.Video ? $"'imageUrl':'https://cdn.example/first.png','videoUrl':'{link}','videoUrls':[{{'url':'{link}'}}]" : $"'imageUrl':'{link}'")}}},
         'status':'SUCCESS','failReason':null,'buttons':[]}
        """));

    public override void Forgets(VendorStub stub) => stub.On(PollRoute, StubAnswers.Body(200, ""));

    public override void Breaks(VendorStub stub) => Ends(stub, "Task timeout");

    public override void RefusesInput(VendorStub stub) => stub.On(
        SubmitRoute, Json(200, "{'code':24,'description':'May contain sensitive words','properties':{'bannedWord':'x'} }"));

    public override void RefusesOutput(VendorStub stub) => Ends(stub, "[Banned prompt detected] Sorry! Our AI moderators feel your prompt is against our standards");

    public override RequestDelegate Invalid(string sentence) => Json(200, $"{{'code':4,'description':'{sentence}','result':null}}");

    private void Ends(VendorStub stub, string reason)
    {
        Accepts(stub);
        stub.On(PollRoute, Json(200, $"{{'id':'{Id}','status':'FAILURE','progress':'0%','failReason':'{reason}'}}"));
    }
}
