using Tessera.Providers.OpenAi;
using Tessera.Providers.Tests.Conformance;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OpenAiImagesWireTests
{
    private const string Options = "{'size':'1536x1024','aspect_ratio':'3:2','format':'webp','quality':'hd','style':'vivid','seed':42,'negative_prompt':'fog','background':'opaque'}";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly MediaInput Image = new("image/png", "one"u8.ToArray());

    [Theory]
    [InlineData("gpt-image-1.5", """{"model":"gpt-image-1.5","prompt":"Лиса + \"снег\"","size":"1536x1024","quality":"high","output_format":"webp","background":"opaque"}""")]
    [InlineData("dall-e-3", """{"model":"dall-e-3","prompt":"Лиса + \"снег\"","size":"1536x1024","quality":"hd","style":"vivid","response_format":"b64_json","background":"opaque"}""")]
    public async Task A_rich_request_is_sent_byte_for_byte(string model, string body)
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(stub, "/v1/images/generations", TaskCalls.Of(TaskKind.Image, model, "Лиса + \"снег\"", Options));

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Headers["authorization"].ShouldBe($"Bearer {VendorStub.Key}");
        sent.Text.ShouldBe(body);
    }

    [Fact]
    public async Task An_input_image_is_sent_in_a_form_byte_for_byte()
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(stub, "/v1/images/edits", TaskCalls.Of(TaskKind.Image, "gpt-image-1.5", "Лиса", "{'quality':'standard','n':1}", ("image_url", Image)));

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["content-type"].ShouldStartWith("multipart/form-data; boundary=tessera");
        sent.Form.ShouldBe(
            """
            --B
            Content-Disposition: form-data; name="model"

            gpt-image-1.5
            --B
            Content-Disposition: form-data; name="prompt"

            Лиса
            --B
            Content-Disposition: form-data; name="quality"

            medium
            --B
            Content-Disposition: form-data; name="n"

            1
            --B
            Content-Disposition: form-data; name="image"; filename="image.png"
            Content-Type: image/png

            one
            --B--

            """);
    }

    [Theory]
    [InlineData(""","usage":{"input_tokens":50,"output_tokens":1056,"total_tokens":1106}""", 50L, 1056L)]
    [InlineData(""","usage":null""", null, null)]
    [InlineData("", null, null)]
    public async Task The_tokens_that_were_counted_are_known(string usage, long? input, long? output)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/images/generations", StubAnswers.Body(200, """{"data":[{"b64_json":"AQL6+/z9"}]""" + usage + "}"));

        var done = (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "gpt-image-2", "x"), Ct)).ShouldBeOfType<TaskState.Completed>();

        (done.PromptTokens, done.CompletionTokens).ShouldBe((input, output));
    }

    [Fact]
    public async Task Several_images_are_a_list()
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(
            stub, "/v1/images/edits", TaskCalls.Of(TaskKind.Image, "gpt-image-1.5", "x", "{}", ("image_url", Image), ("target_url", new MediaInput("image/webp", "two"u8.ToArray()))));

        stub.Requests.ShouldHaveSingleItem().Form.ShouldEndWith(
            """
            --B
            Content-Disposition: form-data; name="image[]"; filename="image.png"
            Content-Type: image/png

            one
            --B
            Content-Disposition: form-data; name="image[]"; filename="image.webp"
            Content-Type: image/webp

            two
            --B--

            """);
    }

    [Fact]
    public async Task White_in_a_mask_is_transparent_in_theirs()
    {
        await using var stub = await VendorStub.StartAsync();

        await SendAsync(
            stub, "/v1/images/edits", TaskCalls.Of(TaskKind.Tool, "gpt-image-1.5", "a hat", "{}", ("image_url", TestImages.Row(9, 9)), ("mask_url", TestImages.Row(255, 0))));

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Form.ShouldContain("name=\"mask\"; filename=\"mask.png\"");
        TestImages.PixelsOf(TestImages.PngIn(sent.Body, 1)).Select(pixel => pixel.Alpha).ShouldBe([(byte)0, (byte)255]);
    }

    [Fact]
    public async Task A_mask_that_is_not_an_image_is_reported_and_nothing_is_sent()
    {
        await using var stub = await VendorStub.StartAsync();

        var state = await Connect(stub).SubmitAsync(
            TaskCalls.Of(TaskKind.Tool, "gpt-image-1.5", "a hat", "{}", ("image_url", TestImages.Row(9, 9)), ("mask_url", Image)), Ct);

        state.ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.InvalidInput);
        stub.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_is_a_result_too()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/images/generations", StubAnswers.Body(200, """{"created":1,"data":[{"url":"https://cdn.example/a.png?sig=1","revised_prompt":"A red fox"}]}"""));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "dall-e-3", "x"), Ct))
            .ShouldBe(new TaskState.Completed(new TaskOutput.Link(new Uri("https://cdn.example/a.png?sig=1"))));
    }

    [Theory]
    [InlineData(200, """{"created":1,"data":[{}]}""", FailureKind.TaskFailed)]
    [InlineData(200, """{"created":1,"data":[null]}""", FailureKind.TaskFailed)]
    [InlineData(200, """{"created":1,"data":[{"b64_json":"*"}]}""", FailureKind.TaskFailed)]
    [InlineData(200, """{"error":{"message":"The server had an error","type":"server_error","code":null}}""", FailureKind.TaskFailed)]
    [InlineData(200, """{"error":{"message":"no","type":"image_generation_user_error","code":"moderation_blocked"}}""", FailureKind.ContentRefused)]
    [InlineData(400, """{"error":{"message":"no","type":"invalid_request_error","code":"content_policy_violation"}}""", FailureKind.ContentRefused)]
    [InlineData(401, """{"error":{"message":"Incorrect API key provided","type":"invalid_request_error","code":"invalid_api_key"}}""", FailureKind.AuthUpstream)]
    public async Task An_answer_without_an_image_has_a_meaning(int status, string body, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /v1/images/generations", StubAnswers.Body(status, body));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "gpt-image-1.5", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    private static OpenAiImages Connect(VendorStub stub) => new(stub.Http, new Uri(stub.Address, "/v1/"), VendorStub.Key);

    private static async Task SendAsync(VendorStub stub, string path, TaskCall call)
    {
        stub.On($"POST {path}", StubAnswers.Body(200, """{"data":[{"b64_json":"AQL6+/z9"}]}"""));
        var state = await Connect(stub).SubmitAsync(call, Ct);
        state.ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.File>().Content.ShouldBe([1, 2, 250, 251, 252, 253]);
    }
}
