using Tessera.Providers.Luma;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Luma;

public sealed class LumaWireTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{'size':'2048x1152','aspect_ratio':'16:9','format':'jpeg','seed':42}", """{"model":"photon-1","prompt":"Лиса + \"снег\"","aspect_ratio":"16:9","format":"jpg"}""")]
    [InlineData("{'size':'1344x768','format':'webp'}", """{"model":"photon-1","prompt":"Лиса + \"снег\"","aspect_ratio":"16:9","format":"png"}""")]
    [InlineData("{'size':'1024x1536'}", """{"model":"photon-1","prompt":"Лиса + \"снег\"","aspect_ratio":"3:4"}""")]
    [InlineData("{}", """{"model":"photon-1","prompt":"Лиса + \"снег\""}""")]
    public async Task A_rich_request_is_sent_byte_for_byte(string options, string body)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /dream-machine/v1/generations/image", StubAnswers.Body(201, """{"id":"g1","state":"queued"}"""));

        var state = await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "photon-1", "Лиса + \"снег\"", options), Ct);

        state.ShouldBe(new TaskState.Running("g1"));
        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["authorization"].ShouldBe($"Bearer {VendorStub.Key}");
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Text.ShouldBe(body);
    }

    [Fact]
    public async Task A_video_has_a_duration_and_a_resolution()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /dream-machine/v1/generations/video", StubAnswers.Body(201, """{"id":"g1","state":"queued"}"""))
            .On("GET /dream-machine/v1/generations/g1", StubAnswers.Body(200, """{"id":"g1","state":"completed","assets":{"image":"https://cdn.example/poster.jpg","video":"https://cdn.example/v.mp4"}}"""));
        var call = TaskCalls.Of(TaskKind.Video, "ray-2", "x", "{'duration':5,'aspect_ratio':'9:16','resolution':'720p','loop':true,'seed':1}");

        await Connect(stub).SubmitAsync(call, Ct);
        var state = await Connect(stub).PollAsync(new TaskHandle(call, "g1"), Ct);

        stub.Requests[0].Text.ShouldBe("""{"model":"ray-2","prompt":"x","aspect_ratio":"9:16","duration":"5s","resolution":"720p","loop":true}""");
        state.ShouldBe(new TaskState.Completed(new TaskOutput.Link(new Uri("https://cdn.example/v.mp4"))));
    }

    [Fact]
    public async Task Files_are_refused_before_anything_is_sent_because_luma_takes_links_only()
    {
        await using var stub = await VendorStub.StartAsync();

        var state = await Connect(stub).SubmitAsync(
            TaskCalls.Of(TaskKind.Image, "photon-1", "x", "{}", ("image_url", new MediaInput("image/png", [1]))), Ct);

        var failure = state.ShouldBeOfType<TaskState.Failed>().Failure;
        failure.ShouldBe(new ProviderFailure(FailureKind.InvalidInput, "This provider cannot be given files: leave out image_url."));
        stub.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Advanced prompt moderation failed", FailureKind.ContentRefused)]
    [InlineData("Failed to read user input frames", FailureKind.InvalidInput)]
    [InlineData("Prompt processing failed", FailureKind.TaskFailed)]
    public async Task The_reason_of_a_failure_has_a_kind(string reason, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /dream-machine/v1/generations/g1", StubAnswers.Body(200, $$"""{"id":"g1","state":"failed","failure_reason":"{{reason}}"}"""));

        (await Connect(stub).PollAsync(new TaskHandle(TaskCalls.Of(TaskKind.Image, "photon-1", "x"), "g1"), Ct))
            .ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData(429, "Insufficient credits", FailureKind.FundsUpstream)]
    [InlineData(403, "Not enough credits", FailureKind.FundsUpstream)]
    [InlineData(400, "I wrote: insufficient credits", FailureKind.InvalidInput)]
    public async Task The_users_text_never_disables_the_operators_key(int status, string detail, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /dream-machine/v1/generations/image", StubAnswers.Body(status, $$"""{"detail":"{{detail}}"}"""));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "photon-1", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    private static LumaTasks Connect(VendorStub stub) => new(stub.Http, new Uri(stub.Address, "/dream-machine/v1"), VendorStub.Key);
}
