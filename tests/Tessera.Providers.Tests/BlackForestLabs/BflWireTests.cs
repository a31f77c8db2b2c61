using Tessera.Providers.BlackForestLabs;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.BlackForestLabs;

public sealed class BflWireTests
{
    private const string Options = "{'size':'1344x768','aspect_ratio':'16:9','format':'webp','seed':42,'negative_prompt':'fog','safety_tolerance':2,'raw':true}";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly MediaInput Image = new("image/png", [1, 2, 250, 251, 252, 253]);

    [Theory]
    [InlineData("flux-2-pro", """{"prompt":"Лиса + \"снег\"","width":1344,"height":768,"seed":42,"output_format":"webp","safety_tolerance":2,"raw":true,"input_image":"AQL6+/z9"}""")]
    [InlineData("flux-pro-1.1", """{"prompt":"Лиса + \"снег\"","width":1344,"height":768,"seed":42,"output_format":"webp","safety_tolerance":2,"raw":true,"image_prompt":"AQL6+/z9"}""")]
    [InlineData("flux-pro-1.1-ultra", """{"prompt":"Лиса + \"снег\"","aspect_ratio":"16:9","seed":42,"output_format":"webp","safety_tolerance":2,"raw":true,"image_prompt":"AQL6+/z9"}""")]
    [InlineData("flux-kontext-max", """{"prompt":"Лиса + \"снег\"","aspect_ratio":"16:9","seed":42,"output_format":"webp","safety_tolerance":2,"raw":true,"input_image":"AQL6+/z9"}""")]
    [InlineData("flux-pro-1.0-fill", """{"prompt":"Лиса + \"снег\"","seed":42,"output_format":"webp","safety_tolerance":2,"raw":true,"image":"AQL6+/z9"}""")]
    public async Task A_rich_request_is_sent_byte_for_byte(string model, string body)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On($"POST /v1/{model}", StubAnswers.Body(200, """{"id":"t1","polling_url":"https://api.eu1.bfl.ai/v1/get_result?id=t1"}"""));

        await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, model, "Лиса + \"снег\"", Options, ("image_url", Image)), Ct);

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["x-key"].ShouldBe(VendorStub.Key);
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Headers.Keys.ShouldNotContain("authorization");
        sent.Text.ShouldBe(body);
    }

    [Theory]
    [InlineData("flux-pro-1.0-fill", "a hat", """{"prompt":"a hat","output_format":"png","image":"PHOTO","mask":"MASK"}""")]
    [InlineData("flux-tools/erase-v1", "", """{"output_format":"png","image":"PHOTO","mask":"MASK"}""")]
    public async Task White_in_a_mask_is_white_in_theirs(string model, string prompt, string body)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On($"POST /v1/{model}", StubAnswers.Body(200, """{"id":"t1"}"""));
        var photo = TestImages.Row(9, 9);

        // A grey that is nearer to white changes too.
        await Connect(stub).SubmitAsync(
            TaskCalls.Of(TaskKind.Tool, model, prompt, "{'format':'png'}", ("image_url", photo), ("mask_url", TestImages.Row(200, 60))), Ct);

        var sent = stub.Requests.ShouldHaveSingleItem();
        var mask = sent.Json.GetProperty("mask").GetString().ShouldNotBeNull();
        sent.Text.Replace(Convert.ToBase64String(photo.Content), "PHOTO", StringComparison.Ordinal).Replace(mask, "MASK", StringComparison.Ordinal).ShouldBe(body);
        TestImages.PixelsOf(Convert.FromBase64String(mask)).ShouldBe([(255, 255), (0, 255)]);
    }

    [Fact]
    public async Task A_mask_that_cannot_be_read_is_refused_before_it_is_sent()
    {
        await using var stub = await VendorStub.StartAsync();

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Tool, "flux-tools/erase-v1", "", "{}", ("image_url", Image), ("mask_url", Image)), Ct))
            .ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.InvalidInput);
        stub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_images_are_numbered_without_gaps()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/flux-2-pro", StubAnswers.Body(200, """{"id":"t1"}"""));

        await Connect(stub).SubmitAsync(
            TaskCalls.Of(TaskKind.Image, "flux-2-pro", "both", "{}", ("image_url_2", Image), ("image_url_4", Image), ("image_url_5", Image)), Ct);

        stub.Requests.ShouldHaveSingleItem().Text
            .ShouldBe("""{"prompt":"both","input_image":"AQL6+/z9","input_image_2":"AQL6+/z9","input_image_3":"AQL6+/z9"}""");
    }

    [Theory]
    [InlineData("https://evil.example/v1/get_result?id=t1")]
    [InlineData("https://evil-bfl.ai/v1/get_result?id=t1")]
    [InlineData("https://api.eu1.bfl.ai/v1/get_result?id=t1")]
    [InlineData("not a link")]
    public async Task The_key_never_follows_a_link_to_another_host(string link)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/flux-2-pro", StubAnswers.Body(200, $$"""{"id":"t1","polling_url":"{{link}}"}"""))
            .On("GET /v1/get_result", StubAnswers.Body(200, """{"status":"Ready","result":{"sample":"https://delivery-eu1.bfl.ai/a.png"}}"""));

        var state = await RunAsync(stub);

        state.ShouldBe(new TaskState.Completed(new TaskOutput.Link(new Uri("https://delivery-eu1.bfl.ai/a.png"))));
        stub.Requests.Select(request => request.Path).ShouldBe(["/v1/flux-2-pro", "/v1/get_result?id=t1"]);
    }

    [Theory]
    [InlineData("https://api.eu1.bfl.ai/v1/get_result?id=t1", "https://api.eu1.bfl.ai/v1/get_result?id=t1")]
    [InlineData("https://api.us2.bfl.ai/v1/get_result", "https://api.us2.bfl.ai/v1/get_result?id=t1")]
    [InlineData("http://api.us2.bfl.ai/v1/get_result?id=t1", "https://api.bfl.ai/v1/get_result?id=t1")]
    [InlineData("https://api.bfl.ai.example/v1/get_result?id=t1", "https://api.bfl.ai/v1/get_result?id=t1")]
    [InlineData("https://user@api.eu.bfl.ai/v1/get_result?id=t1", "https://api.bfl.ai/v1/get_result?id=t1")]
    public async Task The_region_that_accepted_the_job_is_polled(string given, string asked)
    {
        using var recorder = new RecordingHandler($$"""{"id":"t1","polling_url":"{{given}}","status":"Pending"}""");
        using var http = new HttpMessageInvoker(recorder);
        var bfl = new BflImages(http, BflImages.DefaultAddress, VendorStub.Key);
        var call = TaskCalls.Of(TaskKind.Image, "flux-2-pro", "x");

        var submitted = (await bfl.SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>();
        await bfl.PollAsync(new TaskHandle(call, submitted.State), Ct);

        recorder.Addresses.Select(address => address.AbsoluteUri).ShouldBe(["https://api.bfl.ai/v1/flux-2-pro", asked]);
    }

    [Theory]
    [InlineData("", "", null)]
    [InlineData(",\"cost\":3.5", "", 35_000L)]
    [InlineData(",\"cost\":3.5", ",\"cost\":4", 40_000L)]
    [InlineData(",\"cost\":-1", ",\"cost\":\"much\"", null)]
    public async Task A_credit_is_a_cent_and_what_is_settled_counts(string submitted, string settled, long? cost)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/flux-2-pro", StubAnswers.Body(200, "{\"id\":\"t1\"" + submitted + "}"))
            .On("GET /v1/get_result", StubAnswers.Body(200, "{\"status\":\"Ready\",\"result\":{\"sample\":\"https://delivery.bfl.ai/a.png\"}" + settled + "}"));

        (await RunAsync(stub)).ShouldBeOfType<TaskState.Completed>().CostMicroUsd.ShouldBe(cost);
    }

    [Theory]
    [InlineData(422, """{"error":"content_policy_violation","message":"no"}""", FailureKind.ContentRefused)]
    [InlineData(400, """{"error":"invalid_image","message":"The image cannot be read"}""", FailureKind.InvalidInput)]
    [InlineData(403, """{"detail":"Not authenticated"}""", FailureKind.AuthUpstream)]
    public async Task An_error_has_a_kind(int status, string body, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/flux-2-pro", StubAnswers.Body(status, body));

        (await RunAsync(stub)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("""{"status":"Ready","result":{}}""")]
    [InlineData("""{"status":"Ready","result":null}""")]
    [InlineData("""{"status":"Ready","result":"https://delivery.bfl.ai/a.png"}""")]
    [InlineData("""{"status":"Task not found","result":null}""")]
    [InlineData("""{"status":"Failed"}""")]
    public async Task An_end_without_an_image_is_a_failure(string body)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/flux-2-pro", StubAnswers.Body(200, """{"id":"t1"}""")).On("GET /v1/get_result", StubAnswers.Body(200, body));

        (await RunAsync(stub)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.TaskFailed);
    }

    private static BflImages Connect(VendorStub stub) => new(stub.Http, new Uri(stub.Address, "/v1"), VendorStub.Key);

    private static async Task<TaskState> RunAsync(VendorStub stub)
    {
        var call = TaskCalls.Of(TaskKind.Image, "flux-2-pro", "x");
        var state = await Connect(stub).SubmitAsync(call, Ct);
        return state is TaskState.Running running ? await Connect(stub).PollAsync(new TaskHandle(call, running.State), Ct) : state;
    }

    /// <summary>The internet, which no test reaches: only the addresses count here.</summary>
    private sealed class RecordingHandler(string answer) : HttpMessageHandler
    {
        public List<Uri> Addresses { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!);
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(answer) });
        }
    }
}
