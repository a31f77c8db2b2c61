using Microsoft.AspNetCore.Http;
using Tessera.Providers.ComfyUi;
using Tessera.Providers.Tests.Conformance;

namespace Tessera.Providers.Tests.ComfyUi;

/// <summary>https://docs.comfy.org/development/comfyui-server/comms_routes</summary>
internal sealed class ComfyUiVendor : QueuedVendor
{

    private static readonly string Work = ComfyUiId.Of("tessera-42");

    public override TaskCall Call => Calls.Of(TaskKind.Image, "sd_xl_base_1.0.safetensors", "A fox");

    public override string SubmitRoute => "POST /prompt";

    public override string PollRoute => $"GET /history/{Work}";

    public override string CancelRoute => "POST /interrupt";

    public override string CheckRoute => "GET /queue";

    public override (string, string) KeyHeader => ("authorization", $"Bearer {VendorStub.Key}");

    public override TaskOutput Output { get; } = new TaskOutput.File(Picture);

    // Not in the history: the queue has it.
    public override RequestDelegate Working => Json(200, "{}");

    public override RequestDelegate UnheardOf => Json(200, $"{{'{Work}':{{'outputs':{{}},'status':{{'status_str':'thinking','completed':false,'messages':[]}}}}}}");

    public override bool FindsByReference => true;

    public override FailureKind ForgottenMeans => FailureKind.UnknownOutcome;

    public override ITaskProvider Connect(HttpClient http, Uri address, string? key) => new ComfyUiTasks(http, address, key);

    public override void Accepts(VendorStub stub) => stub
        .On(SubmitRoute, Json(200, $"{{'prompt_id':'{Work}','number':3,'node_errors':{{}}}}"))
        .On("GET /queue", Json(200, $"{{'queue_running':[],'queue_pending':[[3,'{Work}',{{}},{{}},[]]]}}"))
        .On("POST /queue", StubAnswers.Body(200, ""))
        .On("POST /interrupt", StubAnswers.Body(200, ""));

    public override void Finishes(VendorStub stub, string link) => stub
        .On(PollRoute, Json(200, $$$"""
            {'{{{Work}}}':{'prompt':[3,'{{{Work}}}',{},{},['7']],
             'outputs':{'5':{'images':[{'filename':'p.png','subfolder':'','type':'temp'}]},'7':{'images':[{'filename':'fox_00001_.png','subfolder':'a b','type':'output'}]} },
             'status':{'status_str':'success','completed':true,'messages':[['execution_start',{}],['execution_success',{}]]} } }
            """))
        .On("GET /view", StubAnswers.Bytes(200, Picture, "image/png"));

    public override void Forgets(VendorStub stub) => stub
        .On(PollRoute, Json(200, "{}"))
        .On("GET /queue", Json(200, "{'queue_running':[],'queue_pending':[]}"));

    public override void Breaks(VendorStub stub)
    {
        Accepts(stub);
        stub.On(PollRoute, Json(200, $$$"""
            {'{{{Work}}}':{'outputs':{},'status':{'status_str':'error','completed':false,
             'messages':[['execution_start',{}],['execution_error',{'node_id':'5','node_type':'KSampler','exception_message':'CUDA out of memory','exception_type':'torch.OutOfMemoryError'}]]} } }
            """));
    }

    public override RequestDelegate Invalid(string sentence) => Json(400, $$$"""
        {'error':{'type':'prompt_outputs_failed_validation','message':'Prompt outputs failed validation','details':'','extra_info':{} },
         'node_errors':{'4':{'errors':[{'type':'value_not_in_list','message':'{{{sentence}}}','details':'','extra_info':{} }],'dependent_outputs':['7'],'class_type':'EmptyLatentImage'} } }
        """);
}
