using Tessera.Providers.Stability;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Stability;

public sealed class StabilityWireTests
{
    private const string Answer = """{"image":"AQL6+/z9","finish_reason":"SUCCESS","seed":42}""";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly MediaInput Image = new("image/png", "one"u8.ToArray());

    private static readonly MediaInput Photo = TestImages.Row(9, 9);

    [Fact]
    public async Task An_image_from_a_prompt_is_sent_byte_for_byte()
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v2beta/stable-image/generate/sd3", StubAnswers.Body(200, Answer));
        var call = TaskCalls.Of(
            TaskKind.Image,
            "sd3.5-large",
            "Лиса + \"снег\"",
            "{'size':'1344x768','format':'webp','quality':'hd','style':'pixel_art','seed':42,'negative_prompt':'fog','cfg_scale':4.50}");

        (await Connect(stub).SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Completed>()
            .Output.ShouldBeOfType<TaskOutput.File>().Content.ShouldBe([1, 2, 250, 251, 252, 253]);

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["accept"].ShouldBe("application/json");
        sent.Headers["content-type"].ShouldStartWith("multipart/form-data; boundary=tessera");
        sent.Form.ShouldBe(
            """
            --B
            Content-Disposition: form-data; name="prompt"

            Лиса + "снег"
            --B
            Content-Disposition: form-data; name="model"

            sd3.5-large
            --B
            Content-Disposition: form-data; name="mode"

            text-to-image
            --B
            Content-Disposition: form-data; name="negative_prompt"

            fog
            --B
            Content-Disposition: form-data; name="aspect_ratio"

            16:9
            --B
            Content-Disposition: form-data; name="style_preset"

            pixel-art
            --B
            Content-Disposition: form-data; name="seed"

            42
            --B
            Content-Disposition: form-data; name="output_format"

            webp
            --B
            Content-Disposition: form-data; name="cfg_scale"

            4.50
            --B--

            """);
    }

    [Theory]
    [InlineData("sd3.5-medium", "{'aspect_ratio':'1:1','strength':0.4}", "generate/sd3", "model=sd3.5-medium mode=image-to-image strength=0.4")]
    [InlineData("ultra", "{'aspect_ratio':'1:1'}", "generate/ultra", "aspect_ratio=1:1 strength=0.7")]
    [InlineData("edit/search-and-replace", "{'aspect_ratio':'1:1','search_prompt':'dog'}", "edit/search-and-replace", "search_prompt=dog")]
    [InlineData("edit/outpaint", "{'left':64,'down':32,'format':'png'}", "edit/outpaint", "output_format=png left=64 down=32")]
    [InlineData("edit/remove-background", "{'format':'webp'}", "edit/remove-background", "output_format=webp")]
    [InlineData("upscale/fast", "{'format':'jpeg'}", "upscale/fast", "output_format=jpeg")]
    [InlineData("upscale/conservative", "{'creativity':0.2}", "upscale/conservative", "creativity=0.2")]
    public async Task An_input_image_is_sent_in_the_models_member(string model, string options, string path, string members)
    {
        await using var stub = (await VendorStub.StartAsync()).On($"POST /v2beta/stable-image/{path}", StubAnswers.Body(200, Answer));

        await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Tool, model, "", options, ("image_url", Image)), Ct);

        var form = stub.Requests.ShouldHaveSingleItem().Form;
        foreach (var member in members.Split(' ').Select(member => member.Split('=')))
        {
            form.ShouldContain($"name=\"{member[0]}\"\n\n{member[1]}\n");
        }

        form.Split("; name=").Length.ShouldBe(members.Split(' ').Length + 2);
        form.ShouldContain("name=\"image\"; filename=\"image.png\"\nContent-Type: image/png\n\none\n");
    }

    [Theory]
    [InlineData("edit/inpaint", "a hat", 5)]
    [InlineData("edit/erase", "", 4)]
    public async Task White_in_a_mask_is_white_in_theirs(string model, string prompt, int parts)
    {
        await using var stub = (await VendorStub.StartAsync()).On($"POST /v2beta/stable-image/{model}", StubAnswers.Body(200, Answer));

        // A grey that is nearer to white changes too.
        await Connect(stub).SubmitAsync(
            TaskCalls.Of(TaskKind.Tool, model, prompt, "{'format':'webp'}", ("image_url", Photo), ("mask_url", TestImages.Row(200, 60))), Ct);

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Form.Split("; name=").Length.ShouldBe(parts);
        sent.Form.ShouldContain("name=\"mask\"; filename=\"mask.png\"\nContent-Type: image/png\n\n");
        TestImages.PixelsOf(TestImages.PngIn(sent.Body, 1)).ShouldBe([(255, 255), (0, 255)]);
    }

    [Fact]
    public async Task A_mask_that_cannot_be_read_is_refused_before_it_is_sent()
    {
        await using var stub = await VendorStub.StartAsync();

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Tool, "edit/erase", "", "{}", ("image_url", Photo), ("mask_url", Image)), Ct))
            .ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.InvalidInput);
        stub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slow_tool_is_polled_until_it_is_done()
    {
        await using var stub = (await VendorStub.StartAsync())
            .On("POST /v2beta/stable-image/upscale/creative", StubAnswers.Body(200, """{"id":"e2c4f5a0"}"""))
            .On("GET /v2beta/results/e2c4f5a0", StubAnswers.Body(202, """{"id":"e2c4f5a0","status":"in-progress"}"""), StubAnswers.Body(503, ""), StubAnswers.Body(200, Answer));
        var handle = new TaskHandle(TaskCalls.Of(TaskKind.Tool, "upscale/creative", "x", "{}", ("image_url", Image)), "e2c4f5a0");

        (await Connect(stub).SubmitAsync(handle.Call, Ct)).ShouldBe(new TaskState.Running("e2c4f5a0"));
        (await Connect(stub).PollAsync(handle, Ct)).ShouldBe(new TaskState.Running("e2c4f5a0"));
        (await Connect(stub).PollAsync(handle, Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.Unavailable);
        (await Connect(stub).PollAsync(handle, Ct)).ShouldBeOfType<TaskState.Completed>();
    }

    [Theory]
    [InlineData(404, """{"id":"1","name":"not_found","errors":["id not found"]}""", FailureKind.TaskFailed)]
    [InlineData(403, """{"id":"1","name":"content_moderation","errors":["no"]}""", FailureKind.ContentRefused)]
    [InlineData(200, """{"finish_reason":"CONTENT_FILTERED","image":"AQL6"}""", FailureKind.ContentRefused)]
    [InlineData(200, """{"image":""", FailureKind.Unavailable)]
    public async Task The_end_of_a_slow_tool_has_a_meaning(int status, string body, FailureKind kind)
    {
        await using var stub = (await VendorStub.StartAsync()).On("GET /v2beta/results/e2c4", StubAnswers.Body(status, body));

        (await Connect(stub).PollAsync(new TaskHandle(TaskCalls.Of(TaskKind.Tool, "upscale/creative", "x"), "e2c4"), Ct))
            .ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData(200, """{"image":"AQL6","finish_reason":"DREAMING","seed":1}""", FailureKind.TaskFailed)]
    [InlineData(200, """{"image":"*","finish_reason":"SUCCESS","seed":1}""", FailureKind.TaskFailed)]
    [InlineData(422, """{"id":"1","name":"public_figure","errors":["no"]}""", FailureKind.ContentRefused)]
    [InlineData(422, """{"id":"1","name":"invalid_language","errors":["English only"]}""", FailureKind.InvalidInput)]
    [InlineData(403, """{"id":"1","name":"unauthorized","errors":["no"]}""", FailureKind.AuthUpstream)]
    [InlineData(500, """{"id":"1","name":"internal_error","errors":["no"]}""", FailureKind.Unavailable)]
    public async Task An_answer_has_a_meaning(int status, string body, FailureKind kind) =>
        (await FailureAsync(status, body)).Kind.ShouldBe(kind);

    [Fact]
    public async Task An_account_blocked_for_too_many_requests_waits_a_minute() =>
        (await FailureAsync(429, """{"id":"1","name":"rate_limit_exceeded","errors":["You have been timed out for 60 seconds."]}"""))
            .ShouldBe(new ProviderFailure(FailureKind.RateLimited, "The provider allows no more requests for the moment.", TimeSpan.FromSeconds(60)));

    private static StabilityImages Connect(VendorStub stub) => new(stub.Http, stub.Address, VendorStub.Key);

    private static async Task<ProviderFailure> FailureAsync(int status, string body)
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v2beta/stable-image/generate/core", StubAnswers.Body(status, body));
        return (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "core", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure;
    }
}
