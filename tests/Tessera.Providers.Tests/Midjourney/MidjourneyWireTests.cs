using Tessera.Providers.Midjourney;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Midjourney;

public sealed class MidjourneyWireTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rich_request_is_sent_byte_for_byte()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /mj-fast/mj/submit/imagine", StubAnswers.Body(200, """{"code":22,"description":"queued","result":"17","properties":{"numberOfQueues":2}}"""));
        var call = TaskCalls.Of(
            TaskKind.Image,
            "v6",
            "Лиса + \"снег\"",
            "{'aspect_ratio':'16:9','mode':'relax','quality':'hd','negative_prompt':'fog, rain','seed':4294967295,'format':'webp'}",
            ("image_url", new MediaInput("image/png", [1, 2, 250, 251, 252, 253])));

        var state = await new MidjourneyTasks(stub.Http, new Uri(stub.Address, "/mj-fast"), VendorStub.Key).SubmitAsync(call, Ct);

        state.ShouldBe(new TaskState.Running("17"));
        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["mj-api-secret"].ShouldBe(VendorStub.Key);
        sent.Headers["authorization"].ShouldBe($"Bearer {VendorStub.Key}");
        sent.Text.ShouldBe(
            """{"prompt":"Лиса + \"снег\" --ar 16:9 --q 2 --seed 4294967295 --v 6 --relax --no fog, rain","base64Array":["data:image/png;base64,AQL6+/z9"],"state":"tessera-42"}""");
    }

    [Theory]
    [InlineData("v6-turbo", "{'mode':'relax'}", "a fox", "a fox --v 6 --turbo")]
    [InlineData("niji6", "{}", "a fox", "a fox --niji 6")]
    [InlineData("v7", "{'quality':'standard'}", "a fox--turbo --v 5\n—fast –q 4 -x it-is 3 - 2", "a fox turbo v 5 fast q 4 x it-is 3 - 2 --q 1 --v 7")]
    public async Task Parameters_come_from_the_options_and_the_model_only(string model, string options, string prompt, string text)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /mj/submit/imagine", StubAnswers.Body(200, """{"code":1,"result":"17"}"""));

        await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, model, prompt, options), Ct);

        stub.Requests.ShouldHaveSingleItem().Json.GetProperty("prompt").GetString().ShouldBe(text);
    }

    [Theory]
    [InlineData("""{"code":21,"description":"exists","result":"17"}""")]
    [InlineData("""{"code":22,"description":"queued","result":17}""")]
    public async Task A_queued_or_existing_job_is_accepted(string body)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /mj/submit/imagine", StubAnswers.Body(200, body));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "v6", "x"), Ct)).ShouldBe(new TaskState.Running("17"));
    }

    [Theory]
    [InlineData("""{"code":3,"description":"No account instance"}""", FailureKind.Unavailable)]
    [InlineData("""{"code":9,"description":"Failure"}""", FailureKind.TaskFailed)]
    [InlineData("""{"code":77,"description":"?"}""", FailureKind.TaskFailed)]
    [InlineData("""{"code":1,"result":null}""", FailureKind.UnknownOutcome)]
    [InlineData("""{"code":1,"result":"../x"}""", FailureKind.UnknownOutcome)]
    public async Task The_code_in_the_body_counts(string body, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /mj/submit/imagine", StubAnswers.Body(200, body));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "v6", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("{'resolution':'720p','duration':5,'seed':42}", """{"prompt":"Лиса v 5","motion":"low","image":"data:image/png;base64,AQL6","videoType":"vid_1.1_i2v_720","state":"tessera-42"}""")]
    [InlineData("{'resolution':'480p','motion':'high'}", """{"prompt":"Лиса v 5","motion":"high","image":"data:image/png;base64,AQL6","state":"tessera-42"}""")]
    public async Task A_video_is_made_of_an_image(string options, string body)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /mj/submit/video", StubAnswers.Body(200, """{"code":1,"result":"17"}"""))
            .On("GET /mj/task/17/fetch", StubAnswers.Body(200, """{"id":"17","status":"SUCCESS","imageUrl":"https://cdn.example/1.png","videoUrl":null,"videoUrls":[null,{"url":"https://cdn.example/1.mp4"}]}"""));
        var call = TaskCalls.Of(TaskKind.Video, "video", "Лиса --v 5", options, ("image_url", new MediaInput("image/png", [1, 2, 250])));

        (await Connect(stub).SubmitAsync(call, Ct)).ShouldBe(new TaskState.Running("17"));
        (await Connect(stub).PollAsync(new TaskHandle(call, "17"), Ct)).ShouldBe(new TaskState.Completed(new TaskOutput.Link(new Uri("https://cdn.example/1.mp4"))));

        stub.Requests[0].Text.ShouldBe(body);
    }

    [Fact]
    public async Task A_video_without_an_image_is_refused_before_anything_is_sent()
    {
        await using var stub = await VendorStub.StartAsync();

        var state = await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Video, "video", "x"), Ct);

        state.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.InvalidInput);
        stub.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"id":"17","status":"SUBMITTED","progress":"0%"}""", 0.0)]
    [InlineData("""{"id":"17","status":"IN_PROGRESS","progress":"31%","imageUrl":"https://cdn.example/x.png"}""", 0.31)]
    [InlineData("""{"id":"17","status":"MODAL","progress":null}""", null)]
    [InlineData("""{"id":"17","status":"NOT_START","progress":"waiting"}""", null)]
    public async Task Progress_is_a_share_of_one(string body, double? progress)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /mj/task/17/fetch", StubAnswers.Body(200, body));

        (await Connect(stub).PollAsync(new TaskHandle(TaskCalls.Of(TaskKind.Image, "v6", "x"), "17"), Ct)).ShouldBe(new TaskState.Running("17", progress));
    }

    [Theory]
    [InlineData(204, "")]
    [InlineData(200, """{"id":"17","status":"SUCCESS","imageUrl":null}""")]
    [InlineData(200, """{"id":"17","status":"CANCEL"}""")]
    public async Task An_end_without_an_image_is_a_failure(int status, string body)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("GET /mj/task/17/fetch", context =>
        {
            context.Response.StatusCode = status;
            return body.Length == 0 ? Task.CompletedTask : StubAnswers.Body(status, body)(context);
        });

        (await Connect(stub).PollAsync(new TaskHandle(TaskCalls.Of(TaskKind.Image, "v6", "x"), "17"), Ct))
            .ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.TaskFailed);
    }

    private static MidjourneyTasks Connect(VendorStub stub) => new(stub.Http, stub.Address, VendorStub.Key);
}
