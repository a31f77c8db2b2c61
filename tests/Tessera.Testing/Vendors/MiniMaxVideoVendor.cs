using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.MiniMax;

namespace Tessera.Testing.Vendors;

/// <summary>https://platform.minimax.io/docs/api-reference/video-generation-t2v</summary>
internal sealed class MiniMaxVideoVendor : HostedVendor
{
    private const string Id = "106916112212032";

    private const string File64 = "176844028768320";

    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Video, "MiniMax-Hailuo-2.3", "A fox");

    public override string SubmitRoute => "POST /v1/video_generation";

    public override string PollRoute => "GET /v1/query/video_generation";

    public override string? CancelRoute => null;

    public override string? CheckRoute => null;

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override RequestDelegate Working => Json(200, Status("Processing"));

    public override RequestDelegate UnheardOf => Json(200, Status("Dreaming"));

    public override RequestDelegate NoFunds => MiniMaxSpeechVendor.Refusal(200, 1008, "insufficient balance");

    public override RequestDelegate TooManyRequests => MiniMaxSpeechVendor.Refusal(200, 1002, "rate limit exceeded(RPM)", ("Retry-After", "7"));

    public override RequestDelegate TooManyAtOnce => MiniMaxSpeechVendor.Refusal(200, 1041, "conn limit");

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new MiniMaxMedia(http, address, key);

    public override void Accepts(VendorStub stub) => stub.On(SubmitRoute, Json(200, $"{{'task_id':'{Id}','base_resp':{{'status_code':0,'status_msg':'success'}}}}"));

    public override void Finishes(VendorStub stub, string link) => stub
        .On(PollRoute, Json(200, Status("Success", $"'{File64}'")))
        .On("GET /v1/files/retrieve", Json(200, $$"""
            {'file':{'file_id':{{File64}},'bytes':5896337,'created_at':1700469398,'filename':'output.mp4','purpose':'video_generation','download_url':'{{link}}'},
             'base_resp':{'status_code':0,'status_msg':'success'} }
            """));

    public override void Breaks(VendorStub stub) => Ends(stub, Json(200, Status("Fail")));

    public override void RefusesInput(VendorStub stub) => stub.On(SubmitRoute, MiniMaxSpeechVendor.Refusal(200, 1026, "input new_sensitive"));

    public override void RefusesOutput(VendorStub stub) => Ends(stub, MiniMaxSpeechVendor.Refusal(200, 1027, "output new_sensitive"));

    public override RequestDelegate Invalid(string sentence) => MiniMaxSpeechVendor.Refusal(200, 2013, sentence);

    private void Ends(VendorStub stub, RequestDelegate end)
    {
        Accepts(stub);
        stub.On(PollRoute, end);
    }

    private static string Status(string status, string file = "''") => $$"""
        {'task_id':'{{Id}}','status':'{{status}}','file_id':{{file}},'video_width':1366,'video_height':768,'base_resp':{'status_code':0,'status_msg':'success'} }
        """;
}
