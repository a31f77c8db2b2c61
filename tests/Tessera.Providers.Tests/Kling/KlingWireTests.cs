using Tessera.Providers.Kling;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Kling;

public sealed class KlingWireTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "{'duration':5,'resolution':'1080p','aspect_ratio':'16:9','audio':true,'seed':42}",
        """{"prompt":"Лиса","settings":{"audio":"native","aspect_ratio":"16:9","duration":5,"resolution":"1080p"}}""")]
    [InlineData("{'duration':15,'resolution':'720p','audio':false}", """{"prompt":"Лиса","settings":{"audio":"off","duration":15,"resolution":"720p"}}""")]
    public async Task A_video_of_a_text_is_submitted_and_asked_for(string options, string body)
    {
        await using var stub = await VendorStub.StartAsync();
        new KlingVendor().Serves(stub);
        var call = TaskCalls.Of(TaskKind.Video, "kling-3.0", "Лиса", options);

        var running = (await Connect(stub).SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>();
        var state = await Connect(stub).PollAsync(new TaskHandle(call, running.State), Ct);

        state.ShouldBe(new TaskState.Completed(new TaskOutput.Link(new Uri(TaskVendor.ResultLink))));
        stub.Requests.Select(request => request.Path).ShouldBe(["/text-to-video/kling-3.0", "/tasks?task_ids=883210946514182146"]);
        stub.Requests[0].Text.ShouldBe(body);
        stub.Requests.ShouldAllBe(request => request.Headers["authorization"] == $"Bearer {VendorStub.Key}");
    }

    [Fact]
    public async Task A_first_frame_is_sent_as_base64_beside_the_text()
    {
        await using var stub = await VendorStub.StartAsync();
        var call = TaskCalls.Of(
            TaskKind.Video, "kling-2.6", "Лиса", "{'duration':10,'resolution':'1080p','audio':false}", ("image_url", new MediaInput("image/png", "one"u8.ToArray())));
        new KlingVendor { Call = call }.Serves(stub);

        (await Connect(stub).SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>();

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Path.ShouldBe("/image-to-video/kling-2.6");
        sent.Text.ShouldBe(
            """{"contents":[{"type":"prompt","text":"Лиса"},{"type":"first_frame","url":"b25l"}],"settings":{"audio":"off","duration":10,"resolution":"1080p"}}""");
    }

    [Theory]
    [InlineData(401, 1002, FailureKind.AuthUpstream)]
    [InlineData(429, 1101, FailureKind.FundsUpstream)]
    [InlineData(403, 1103, FailureKind.RouteUnusable)]
    [InlineData(404, 1203, FailureKind.RouteUnusable)]
    [InlineData(400, 1200, FailureKind.InvalidInput)]
    [InlineData(400, 1300, FailureKind.ContentRefused)]
    [InlineData(429, 1304, FailureKind.AuthUpstream)]
    [InlineData(503, 5001, FailureKind.Unavailable)]
    [InlineData(504, 5002, FailureKind.UnknownOutcome)]
    [InlineData(200, 1303, FailureKind.ConcurrencyLimited)]
    public async Task The_code_of_a_failure_has_a_meaning_whatever_the_status(int status, int code, FailureKind kind)
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /text-to-video/kling-3.0", KlingVendor.Refusal(status, code, "No."));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Video, "kling-3.0", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    private static KlingVideos Connect(VendorStub stub) => new(stub.Http, stub.Address, VendorStub.Key);
}
