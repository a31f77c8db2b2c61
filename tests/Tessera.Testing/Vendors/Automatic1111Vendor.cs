using System.Text;
using Microsoft.AspNetCore.Http;
using Tessera.Providers;
using Tessera.Providers.Automatic1111;

namespace Tessera.Testing.Vendors;

/// <summary>https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/API</summary>
internal sealed class Automatic1111Vendor : TaskVendor
{
    protected override TaskCall Usual => TaskCalls.Of(TaskKind.Image, "sd_xl_base_1.0", "A fox");

    public override string SubmitRoute => "POST /sdapi/v1/txt2img";

    public override string CheckRoute => "GET /sdapi/v1/sd-models";

    public override (string, string) KeyHeader => ("authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(VendorStub.Key))}");

    public override TaskOutput Output => new TaskOutput.File(File);

    public override ITaskProvider Connect(HttpMessageInvoker http, Uri address, string? key) => new Automatic1111Images(http, address, key);

    public override void Serves(VendorStub stub) => stub.On(SubmitRoute, StubAnswers.Body(200, $$$"""
        {"images":["{{{Convert.ToBase64String(File)}}}"],"parameters":{"prompt":"A fox"},"info":"{\"seed\": 8, \"all_seeds\": [8]}"}
        """));

    public override void Breaks(VendorStub stub) => stub.On(SubmitRoute, Json(200, "{'images':[],'parameters':{},'info':''}"));

    public override RequestDelegate Invalid(string sentence) =>
        Json(422, $"{{'detail':[{{'loc':['body','width'],'msg':'{sentence}','type':'value_error'}}]}}");
}
