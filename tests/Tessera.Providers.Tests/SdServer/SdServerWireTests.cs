using Tessera.Providers.SdServer;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.SdServer;

public sealed class SdServerWireTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly MediaInput Image = new("image/png", [1, 2, 250, 251, 252, 253]);

    [Fact]
    public async Task A_rich_request_is_sent_byte_for_byte()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /sdcpp/v1/img_gen", StubAnswers.Body(202, """{"id":"j1","status":"queued"}"""));
        var call = TaskCalls.Of(
            TaskKind.Image,
            "default",
            "Лиса + \"снег\"",
            "{'size':'1344x768','aspect_ratio':'16:9','format':'webp','seed':42,'negative_prompt':'fog','sample_params':{'sample_steps':28,'guidance':{'txt_cfg':6.50}}}",
            ("image_url", Image),
            ("mask_url", Image));

        (await Connect(stub).SubmitAsync(call, Ct)).ShouldBe(new TaskState.Running("j1"));

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers.Keys.ShouldNotContain("authorization");
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Text.ShouldBe(
            TaskCalls.Line("""
                {"prompt":"Лиса + \"снег\"","width":1344,"height":768,"output_format":"webp","seed":42,"negative_prompt":"fog",
                "sample_params":{"sample_steps":28,"guidance":{"txt_cfg":6.50}},"init_image":"AQL6+/z9","mask_image":"AQL6+/z9"}
                """));
    }

    [Fact]
    public async Task A_video_is_one_file()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /sdcpp/v1/vid_gen", StubAnswers.Body(202, """{"id":"j1","kind":"vid_gen","status":"queued"}"""))
            .On("GET /sdcpp/v1/jobs/j1", StubAnswers.Body(200, """{"id":"j1","status":"completed","result":{"mime_type":"video/webm","fps":16,"frame_count":33,"b64_json":"AQL6+/z9"}}"""));
        var call = TaskCalls.Of(TaskKind.Video, "default", "x", "{'duration':5,'video_frames':33,'seed':1}");

        await Connect(stub).SubmitAsync(call, Ct);
        var state = await Connect(stub).PollAsync(new TaskHandle(call, "j1"), Ct);

        stub.Requests[0].Text.ShouldBe("""{"prompt":"x","video_frames":33,"seed":1}""");
        state.ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.File>().Content.ShouldBe(Image.Content);
    }

    [Theory]
    [InlineData("""{"id":"j1","status":"cancelled","error":{"code":"cancelled","message":"job cancelled by client"}}""")]
    [InlineData("""{"id":"j1","status":"completed","result":{"images":[]}}""")]
    [InlineData("""{"id":"j1","status":"completed","result":null}""")]
    [InlineData("""{"id":"j1","status":"completed","result":{"images":[{"index":0,"b64_json":"*"}]}}""")]
    public async Task An_end_without_an_image_is_a_failure(string body)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /sdcpp/v1/jobs/j1", StubAnswers.Body(200, body));

        (await Connect(stub).PollAsync(new TaskHandle(TaskCalls.Of(TaskKind.Image, "default", "x"), "j1"), Ct))
            .ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.TaskFailed);
    }

    private static SdServerTasks Connect(VendorStub stub) => new(stub.Http, stub.Address, null);
}
