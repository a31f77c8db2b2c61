using System.Text;
using Tessera.Providers.Replicate;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Replicate;

public sealed class ReplicateWireTests
{
    private const string Accepted = """{"id":"p1","status":"starting","output":null,"error":null}""";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rich_request_is_sent_byte_for_byte()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/predictions", StubAnswers.Body(201, Accepted));
        var call = TaskCalls.Of(
            TaskKind.Video,
            "kwaivgi/kling-v2.1:0123456789abcdef",
            "Лиса + \"снег\"",
            "{'duration':5,'cfg_scale':0.50,'negative_prompt':null,'mode':'pro'}",
            ("start_image", new MediaInput("image/png", [1, 2, 250, 251, 252, 253])));

        var state = await Connect(stub).SubmitAsync(call, Ct);

        state.ShouldBe(new TaskState.Running("p1"));
        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["authorization"].ShouldBe($"Bearer {VendorStub.Key}");
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Headers["cancel-after"].ShouldBe("1h");
        sent.Headers.Keys.ShouldNotContain("prefer");
        sent.Text.ShouldBe(
            """{"input":{"prompt":"Лиса + \"снег\"","duration":5,"cfg_scale":0.50,"mode":"pro","start_image":"data:image/png;base64,AQL6+/z9"}"""
            + ""","version":"kwaivgi/kling-v2.1:0123456789abcdef"}""");
    }

    [Theory]
    [InlineData("", "The same scene")]
    [InlineData("in oils", "in oils")]
    public async Task The_prompt_of_a_route_is_sent_where_the_call_has_none(string prompt, string sent)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/predictions", StubAnswers.Body(201, Accepted));

        await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Tool, "a/b", prompt, "{'prompt':'The same scene'}"), Ct);

        stub.Requests.ShouldHaveSingleItem().Text.ShouldBe($$$"""{"input":{"prompt":"{{{sent}}}"},"version":"a/b"}""");
    }

    [Fact]
    public async Task A_deployment_has_an_address_of_its_own()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/deployments/acme/poster/predictions", StubAnswers.Body(201, Accepted));

        await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "deployments/acme/poster", "x"), Ct);

        stub.Requests.ShouldHaveSingleItem().Text.ShouldBe("""{"input":{"prompt":"x"}}""");
    }

    [Fact]
    public async Task A_community_model_is_submitted_by_its_newest_version_which_is_looked_up_once_an_hour()
    {
        var time = new ManualTime();
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/models/piddnad/ddcolor", StubAnswers.Body(200, """{"latest_version":{"id":"v1"}}"""), StubAnswers.Body(200, """{"latest_version":{"id":"v2"}}"""))
            .On("POST /v1/predictions", StubAnswers.Body(201, Accepted));
        var replicate = new ReplicateTasks(stub.Http, new Uri(stub.Address, "/v1"), VendorStub.Key, time);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => replicate.SubmitAsync(Community, Ct)));
        time.Advance(TimeSpan.FromMinutes(59));
        await replicate.SubmitAsync(Community, Ct);
        time.Advance(TimeSpan.FromMinutes(1));
        await replicate.SubmitAsync(Community, Ct);

        stub.Requests.Count(request => request.Method == "GET").ShouldBe(2);
        stub.Requests.Where(request => request.Method == "POST").Select(request => request.Json.GetProperty("version").GetString())
            .ShouldBe([.. Enumerable.Repeat("v1", 9), "v2"]);
        stub.Requests.ShouldAllBe(request => request.Headers["authorization"] == $"Bearer {VendorStub.Key}");
    }

    [Theory]
    [InlineData(404, """{"detail":"Not found."}""", FailureKind.RouteUnusable)]
    [InlineData(200, """{"latest_version":null}""", FailureKind.RouteUnusable)]
    [InlineData(200, """{"latest_version":{"id":"../x"}}""", FailureKind.RouteUnusable)]
    [InlineData(401, "{}", FailureKind.AuthUpstream)]
    [InlineData(429, "{}", FailureKind.RateLimited)]
    [InlineData(422, """{"detail":"What is this?"}""", FailureKind.Unavailable)]
    [InlineData(504, "<html>", FailureKind.Unavailable)]
    [InlineData(200, "<html>", FailureKind.Unavailable)]
    public async Task A_failed_lookup_submits_nothing_and_is_repeated_by_the_next_call(int status, string body, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/models/piddnad/ddcolor", StubAnswers.Body(status, body), StubAnswers.Body(200, """{"latest_version":{"id":"v1"}}"""))
            .On("POST /v1/predictions", StubAnswers.Body(201, Accepted));
        var replicate = Connect(stub);

        var failed = await replicate.SubmitAsync(Community, Ct);
        var next = await replicate.SubmitAsync(Community, Ct);

        failed.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
        next.ShouldBeOfType<TaskState.Running>();
        stub.Requests.Select(request => request.Method).ShouldBe(["GET", "GET", "POST"]);
    }

    [Fact]
    public async Task A_broken_or_silent_lookup_is_not_an_unknown_outcome()
    {
        var time = new ManualTime();
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/models/piddnad/ddcolor", StubAnswers.Cut, StubAnswers.Silence);
        var replicate = new ReplicateTasks(stub.Http, new Uri(stub.Address, "/v1"), VendorStub.Key, time);

        var broken = await replicate.SubmitAsync(Community, Ct);
        var waiting = replicate.SubmitAsync(Community, Ct);
        while (stub.Requests.Count < 2)
        {
            await Task.Yield();
        }

        time.Advance(TimeSpan.FromSeconds(20));
        var silent = (await waiting).ShouldBeOfType<TaskState.Failed>().Failure;

        broken.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.Unavailable);
        (silent.Kind, silent.IsTimeout).ShouldBe((FailureKind.Unavailable, true));
    }

    [Fact]
    public async Task A_removed_version_fails_no_call()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/models/piddnad/ddcolor", StubAnswers.Body(200, """{"latest_version":{"id":"v1"}}"""), StubAnswers.Body(200, """{"latest_version":{"id":"v2"}}"""))
            .On("POST /v1/predictions", StubAnswers.Body(422, """{"title":"Invalid version or not permitted"}"""), StubAnswers.Body(201, Accepted));
        var replicate = Connect(stub);

        (await replicate.SubmitAsync(Community, Ct)).ShouldBeOfType<TaskState.Running>();
        (await replicate.SubmitAsync(Community, Ct)).ShouldBeOfType<TaskState.Running>();

        stub.Requests.Select(request => request.Method).ShouldBe(["GET", "POST", "GET", "POST", "POST"]);
        stub.Requests[3].Text.ShouldBe("""{"input":{"image":"x"},"version":"v2"}""");
        stub.Requests[4].Text.ShouldBe(stub.Requests[3].Text);
    }

    [Fact]
    public async Task A_version_that_is_refused_and_still_the_newest_is_submitted_once()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/models/piddnad/ddcolor", StubAnswers.Body(200, """{"latest_version":{"id":"v1"}}"""))
            .On("POST /v1/predictions", StubAnswers.Body(422, """{"title":"Invalid version or not permitted"}"""));

        var state = await Connect(stub).SubmitAsync(Community, Ct);

        state.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.RouteUnusable);
        stub.Requests.Select(request => request.Method).ShouldBe(["GET", "POST", "GET"]);
    }

    [Fact]
    public async Task A_large_file_is_uploaded_before_the_job_is_submitted()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/files", StubAnswers.Body(201, """{"id":"f1","name":"input","urls":{"get":"https://api.replicate.com/v1/files/f1"}}"""))
            .On("POST /v1/predictions", StubAnswers.Body(201, Accepted));

        await Connect(stub).SubmitAsync(Large, Ct);

        stub.Requests.Select(request => request.Path).ShouldBe(["/v1/files", "/v1/predictions"]);
        var upload = stub.Requests[0];
        upload.Headers["authorization"].ShouldBe($"Bearer {VendorStub.Key}");
        var boundary = upload.Headers["content-type"].Split("boundary=")[1].Trim('"');
        Encoding.Latin1.GetString(upload.Body).ShouldBe(
            $"--{boundary}\r\nContent-Type: image/jpeg\r\nContent-Disposition: form-data; name=content; filename=input; filename*=utf-8''input\r\n\r\n"
            + $"{Encoding.Latin1.GetString(Large.Inputs["image"].Content)}\r\n--{boundary}--\r\n");
        stub.Requests[1].Text.ShouldBe("""{"input":{"image":"https://api.replicate.com/v1/files/f1"},"version":"nightmareai/real-esrgan:42be"}""");
    }

    [Theory]
    [InlineData(504, FailureKind.Unavailable)]
    [InlineData(401, FailureKind.AuthUpstream)]
    [InlineData(413, FailureKind.InvalidInput)]
    public async Task When_the_upload_fails_no_job_is_submitted(int status, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/files", StubAnswers.Body(status, "{}"));

        var state = await Connect(stub).SubmitAsync(Large, Ct);

        state.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
        stub.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(TaskKind.Image, "\"https://replicate.delivery/a.png\"", "https://replicate.delivery/a.png")]
    [InlineData(TaskKind.Image, """["https://replicate.delivery/1.webp","https://replicate.delivery/2.webp"]""", "https://replicate.delivery/1.webp")]
    [InlineData(TaskKind.Video, """{"thumbnail":"https://replicate.delivery/t.png","video":"https://replicate.delivery/v.mp4"}""", "https://replicate.delivery/v.mp4")]
    [InlineData(TaskKind.Music, """{"spectrogram":"https://replicate.delivery/s.png","audio":"https://replicate.delivery/a.wav"}""", "https://replicate.delivery/a.wav")]
    [InlineData(TaskKind.Tool, """[{"image":"https://replicate.delivery/cut.png","label":"fox"}]""", "https://replicate.delivery/cut.png")]
    public async Task The_file_is_found_wherever_the_model_puts_it(TaskKind kind, string output, string link) =>
        (await EndAsync(kind, $$"""{"id":"p1","status":"succeeded","output":{{output}},"error":null}"""))
            .ShouldBe(new TaskState.Completed(new TaskOutput.Link(new Uri(link))));

    [Theory]
    [InlineData(TaskKind.Tool, "\"INVOICE 42\"", "INVOICE 42")]
    [InlineData(TaskKind.Transcription, """{"segments":[{"text":"go"}],"transcription":"go forward"}""", "go forward")]
    [InlineData(TaskKind.Tool, """["go ","for","ward"]""", "go forward")]
    public async Task Text_is_delivered_as_text(TaskKind kind, string output, string words) =>
        (await EndAsync(kind, $$"""{"id":"p1","status":"succeeded","output":{{output}},"error":null}"""))
            .ShouldBe(new TaskState.Completed(new TaskOutput.Text(words)));

    [Theory]
    [InlineData("""{"id":"p1","status":"succeeded","output":null,"data_removed":true}""", FailureKind.TaskFailed)]
    [InlineData("""{"id":"p1","status":"succeeded","output":null}""", FailureKind.TaskFailed)]
    [InlineData("""{"id":"p1","status":"succeeded","output":[]}""", FailureKind.TaskFailed)]
    [InlineData("""{"id":"p1","status":"canceled"}""", FailureKind.TaskFailed)]
    [InlineData("""{"id":"p1","status":"aborted"}""", FailureKind.TaskFailed)]
    [InlineData("""{"id":"p1","status":"failed","error":{"code":1}}""", FailureKind.TaskFailed)]
    [InlineData("""{"id":"p1","status":"failed","error":"Prediction interrupted; please retry (code: PA)"}""", FailureKind.TaskFailed)]
    public async Task An_outcome_without_a_result_has_a_reason(string prediction, FailureKind kind) =>
        (await EndAsync(TaskKind.Image, prediction)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);

    [Theory]
    [InlineData(422, """{"title":"Invalid version or not permitted","detail":"The specified version does not exist (or perhaps you don't have permission to use it?)","status":422}""", FailureKind.RouteUnusable)]
    [InlineData(404, """{"detail":"The requested resource could not be found.","status":404}""", FailureKind.RouteUnusable)]
    [InlineData(422, """{"title":"Input validation failed","detail":"- input.steps: the specified version does not exist","status":422}""", FailureKind.InvalidInput)]
    public async Task A_version_that_was_removed_is_a_fault_of_the_route(int status, string refusal, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/predictions", StubAnswers.Body(status, refusal));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "a/b", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task A_job_that_ends_immediately_needs_no_poll()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/predictions", StubAnswers.Body(201, """{"id":"p1","status":"succeeded","output":"https://replicate.delivery/a.png"}"""));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "a/b", "x"), Ct)).ShouldBeOfType<TaskState.Completed>();
    }

    [Theory]
    [InlineData("../secrets")]
    [InlineData("a/b")]
    [InlineData("a?b")]
    [InlineData("")]
    public async Task An_id_that_would_lead_to_another_path_is_refused(string id)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/predictions", StubAnswers.Body(201, $$"""{"id":"{{id}}","status":"starting"}"""));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "a/b", "x"), Ct))
            .ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    private static TaskCall Community { get; } = TaskCalls.Of(TaskKind.Tool, "piddnad/ddcolor:latest", "", "{'image':'x'}");

    private static TaskCall Large { get; } = TaskCalls.Of(
        TaskKind.Tool, "nightmareai/real-esrgan:42be", "", "{}", ("image", new MediaInput("image/jpeg", [.. Enumerable.Repeat((byte)0xAB, (256 * 1024) + 1)])));

    private static ReplicateTasks Connect(VendorStub stub) => new(stub.Http, new Uri(stub.Address, "/v1"), VendorStub.Key);

    private static async Task<TaskState> EndAsync(TaskKind kind, string prediction)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /v1/predictions/p1", StubAnswers.Body(200, prediction));
        return await Connect(stub).PollAsync(new TaskHandle(TaskCalls.Of(kind, "a/b", "x"), "p1"), Ct);
    }
}
