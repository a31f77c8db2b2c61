using Tessera.Providers.Automatic1111;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Automatic1111;

public sealed class Automatic1111WireTests
{
    private const string Options = "{'size':'1344x768','aspect_ratio':'16:9','format':'webp','seed':42,'negative_prompt':'fog','steps':30,'cfg_scale':6.50,'sampler_name':'Euler a'}";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly MediaInput Image = new("image/png", [1, 2, 250, 251, 252, 253]);

    [Fact]
    public async Task An_image_from_a_prompt_is_sent_byte_for_byte()
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(stub, "/sdapi/v1/txt2img", TaskCalls.Of(TaskKind.Image, "sd_xl_base_1.0", "Лиса + \"снег\"", Options));

        stub.Requests.ShouldHaveSingleItem().Text.ShouldBe(
            """{"prompt":"Лиса + \"снег\"","width":1344,"height":768,"override_settings":{"sd_model_checkpoint":"sd_xl_base_1.0"}"""
            + ""","force_task_id":"tessera-42","negative_prompt":"fog","seed":42,"steps":30,"cfg_scale":6.50,"sampler_name":"Euler a"}""");
    }

    [Fact]
    public async Task An_image_from_an_image_and_a_mask_is_sent_byte_for_byte()
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(
            stub, "/sdapi/v1/img2img", TaskCalls.Of(TaskKind.Tool, "default", "a hat", "{'denoising_strength':0.9}", ("image_url", Image), ("mask_url", Image)));

        stub.Requests.ShouldHaveSingleItem().Text.ShouldBe(
            """{"prompt":"a hat","init_images":["AQL6+/z9"],"mask":"AQL6+/z9","force_task_id":"tessera-42","denoising_strength":0.9}""");
    }

    [Fact]
    public async Task A_tool_enlarges_its_image()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /sdapi/v1/extra-single-image", StubAnswers.Body(200, """{"html_info":"","image":"AQL6+/z9"}"""));

        var state = await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Tool, "default", "", "{'scale':4}", ("image_url", Image)), Ct);

        stub.Requests.ShouldHaveSingleItem().Text.ShouldBe("""{"image":"AQL6+/z9","upscaling_resize":4,"upscaler_1":"R-ESRGAN 4x+"}""");
        state.ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.File>().Content.ShouldBe(Image.Content);
    }

    [Theory]
    [InlineData(200, """{"images":["data:image/png;base64,AQL6+/z9"]}""", null)]
    [InlineData(200, """{"images":["*not base64*"]}""", FailureKind.TaskFailed)]
    [InlineData(500, """{"error":"OutOfMemoryError","detail":"","body":"","errors":"CUDA out of memory"}""", FailureKind.TaskFailed)]
    [InlineData(500, "Internal Server Error", FailureKind.Unavailable)]
    [InlineData(404, """{"detail":"Sampler not found"}""", FailureKind.InvalidInput)]
    public async Task An_answer_has_a_meaning(int status, string body, FailureKind? kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /sdapi/v1/txt2img", StubAnswers.Body(status, body));

        var state = await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "default", "x"), Ct);

        (state as TaskState.Failed)?.Failure.Kind.ShouldBe(kind!.Value);
        (state is TaskState.Completed).ShouldBe(kind is null);
    }

    [Fact]
    public async Task A_cancel_that_would_stop_another_callers_job_is_not_sent()
    {
        await using var stub = await VendorStub.StartAsync();
        var handle = new TaskHandle(TaskCalls.Of(TaskKind.Image, "default", "x"), "any");

        await Connect(stub).CancelAsync(handle, Ct);
        var state = await Connect(stub).PollAsync(handle, Ct);

        state.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
        stub.Requests.ShouldBeEmpty();
    }

    private static Automatic1111Images Connect(VendorStub stub) => new(stub.Http, stub.Address, null);

    private static async Task SendAsync(VendorStub stub, string path, TaskCall call)
    {
        stub.On($"POST {path}", StubAnswers.Body(200, """{"images":["AQL6+/z9"]}"""));
        (await Connect(stub).SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Completed>();
    }
}
