using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.ComfyUi;

namespace Tessera.Testing.Vendors;

/// <summary>https://docs.comfy.org/development/comfyui-server/comms_routes</summary>
internal sealed class ComfyUiVendor : QueuedVendor
{
    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "sd_xl_base_1.0.safetensors", "A fox");

    public override string SubmitRoute => "POST /prompt";

    public override string PollRoute => "GET /history/*";

    public override string CancelRoute => "POST /interrupt";

    public override string CheckRoute => "GET /queue";

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override TaskOutput Output => new TaskOutput.File(File);

    // Not in the history: the queue has it.
    public override RequestDelegate Working => Json(200, "{}");

    public override RequestDelegate UnheardOf => History("{'outputs':{},'status':{'status_str':'thinking','completed':false,'messages':[]}}");

    public override bool FindsByReference => true;

    public override FailureKind ForgottenMeans => FailureKind.UnknownOutcome;

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new ComfyUiTasks(http, address, key);

    // The caller names the work, and so asks for it by that name.
    public override void Accepts(VendorStub stub) => stub
        .On(SubmitRoute, async context =>
        {
            var asked = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
            Queue(stub, asked.GetProperty("prompt_id").GetString());
            await Json(200, $"{{'prompt_id':'{asked.GetProperty("prompt_id")}','number':3,'node_errors':{{}}}}")(context);
        })
        .On("POST /queue", StubAnswers.Body(200, ""))
        .On("POST /interrupt", StubAnswers.Body(200, ""));

    public override void Finishes(VendorStub stub, string link) => stub
        .On(PollRoute, History("""
            {'prompt':[3,'any',{},{},['7']],
             'outputs':{'5':{'images':[{'filename':'p.png','subfolder':'','type':'temp'}]},'7':{'images':[{'filename':'fox_00001_.png','subfolder':'a b','type':'output'}]} },
             'status':{'status_str':'success','completed':true,'messages':[['execution_start',{}],['execution_success',{}]]} }
            """))
        .On("GET /view", StubAnswers.Bytes(200, File, "image/png"));

    public override void Forgets(VendorStub stub) => stub
        .On(PollRoute, Json(200, "{}"))
        .On("GET /queue", Json(200, "{'queue_running':[],'queue_pending':[]}"));

    public override void Breaks(VendorStub stub)
    {
        Accepts(stub);
        stub.On(PollRoute, History("""
            {'outputs':{},'status':{'status_str':'error','completed':false,
             'messages':[['execution_start',{}],['execution_error',{'node_id':'5','node_type':'KSampler','exception_message':'CUDA out of memory','exception_type':'torch.OutOfMemoryError'}]]} }
            """));
    }

    /// <summary>It has taken work, and answers so to whoever asks for its queue.</summary>
    public static void Queue(VendorStub stub, string? work) =>
        stub.On("GET /queue", Json(200, $"{{'queue_running':[],'queue_pending':[[3,'{work}',{{}},{{}},[]]]}}"));

    private static RequestDelegate History(string entry) =>
        context => Json(200, $"{{'{context.Request.Path.Value?.Split('/')[^1]}':{entry}}}")(context);

    public override RequestDelegate Invalid(string sentence) => Json(400, $$$"""
        {'error':{'type':'prompt_outputs_failed_validation','message':'Prompt outputs failed validation','details':'','extra_info':{} },
         'node_errors':{'4':{'errors':[{'type':'value_not_in_list','message':'{{{sentence}}}','details':'','extra_info':{} }],'dependent_outputs':['7'],'class_type':'EmptyLatentImage'} } }
        """);
}
