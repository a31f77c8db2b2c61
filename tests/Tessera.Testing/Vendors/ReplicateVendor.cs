using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Replicate;

namespace Tessera.Testing.Vendors;

/// <summary>https://replicate.com/docs/reference/http</summary>
internal sealed class ReplicateVendor : HostedVendor
{
    private const string Id = "ufawqhfynnddngldkgtslldrkq";

    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "black-forest-labs/flux-schnell", "A fox", "{'seed':1}");

    // A community model goes by the hash of its newest version alone.
    public override string ModelMark => $"\"version\":\"{(Named is { } name ? VersionOf(name) : Call.Model)}\"";

    public override string SubmitRoute => "POST /predictions";

    public override string PollRoute => $"GET /predictions/{Id}";

    public override string CancelRoute => $"POST /predictions/{Id}/cancel";

    public override string CheckRoute => "GET /account";

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override RequestDelegate Working => Json(200, $"{{'id':'{Id}','status':'processing','output':null,'error':null,'logs':'10%'}}");

    public override RequestDelegate UnheardOf => Json(200, $"{{'id':'{Id}','status':'booting','output':null,'error':null}}");

    // Replicate reports no limit on concurrency, only rates.
    public override RequestDelegate TooManyAtOnce =>
        Json(429, "{'detail':'Request was throttled. Your rate limit is reduced while you have less than $5.0 in credit.','status':429}");

    public override FailureKind TooManyAtOnceMeans => FailureKind.RateLimited;

    public override RequestDelegate NoFunds => Json(402, "{'title':'Insufficient credit','detail':'You have insufficient credit to run this model.','status':402}");

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new ReplicateTasks(http, address, key);

    public override void Accepts(VendorStub stub)
    {
        if (Named is { } name)
        {
            stub.On($"GET /models/{name}", Described(name));
        }

        stub.On(SubmitRoute, Json(201, $$$"""
            {'id':'{{{Id}}}','model':'black-forest-labs/flux-schnell','version':'hidden','input':{'prompt':'A fox'},'logs':'','output':null,
             'data_removed':false,'error':null,'status':'starting','created_at':'2026-05-04T09:12:08.1Z',
             'urls':{'get':'https://api.replicate.com/v1/predictions/{{{Id}}}','cancel':'https://api.replicate.com/v1/predictions/{{{Id}}}/cancel'}}
            """));
    }

    public override void Finishes(VendorStub stub, string link) => stub.On(PollRoute, Json(200, $$$"""
        {'id':'{{{Id}}}','status':'succeeded','output':{{{Made(link)}}},'error':null,'data_removed':false,'metrics':{'predict_time':0.4,'total_time':0.5} }
        """));

    public override void Breaks(VendorStub stub)
    {
        Accepts(stub);
        stub.On(PollRoute, Json(200, $"{{'id':'{Id}','status':'failed','output':null,'error':'CUDA out of memory.'}}"));
    }

    public override void RefusesInput(VendorStub stub)
    {
        Accepts(stub);
        stub.On(PollRoute, Json(200, $"{{'id':'{Id}','status':'failed','output':null,'error':'The input or output was flagged as sensitive. Please try again. (E005)'}}"));
    }

    public override void RefusesOutput(VendorStub stub)
    {
        Accepts(stub);
        stub.On(PollRoute, Json(200, $"{{'id':'{Id}','status':'failed','output':null,'error':'NSFW content detected. Try running it again.'}}"));
    }

    /// <summary>What Replicate says of a model that is there.</summary>
    public static RequestDelegate Described(string name) => Json(200, $$$"""
        {'url':'https://replicate.com/{{{name}}}','name':'x','visibility':'public','run_count':7,'latest_version':{'id':'{{{VersionOf(name)}}}','cog_version':'0.8.6'}}
        """);

    /// <summary>The newest version of a model of that name.</summary>
    public static string VersionOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(name)));

    private string? Named => Call.Model.Split(":latest") is [var name, ""] ? name : null;

    // Models of images give a list, those of one file or of words a text.
    private string Made(string link) => Call.Kind is TaskKind.Image ? $"['{link}']" : $"'{Words ?? link}'";

    public override RequestDelegate Invalid(string sentence) =>
        Json(422, $"{{'title':'Input validation failed','detail':'{sentence}','status':422,'invalid_fields':[{{'field':'size'}}]}}");
}
