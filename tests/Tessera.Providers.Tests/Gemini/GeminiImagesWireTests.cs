using Tessera.Providers.Gemini;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Gemini;

public sealed class GeminiImagesWireTests
{
    private const string Route = "POST /v1beta/models/gemini-3-pro-image:generateContent";

    private const string Answer = """{"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"AQL6+/z9"}}]},"finishReason":"STOP"}]}""";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly MediaInput Image = new("image/webp", [1, 2, 250, 251, 252, 253]);

    [Fact]
    public async Task A_rich_request_is_sent_byte_for_byte()
    {
        await using var stub = (await VendorStub.StartAsync()).On(Route, StubAnswers.Body(200, Answer));
        var call = TaskCalls.Of(
            TaskKind.Image,
            "gemini-3-pro-image",
            "Лиса + \"снег\"",
            "{'size':'2688x1536','aspect_ratio':'16:9','format':'webp','quality':'hd','style':'vivid','seed':2147483647,'negative_prompt':'fog','temperature':0.50}",
            ("image_url", Image));

        (await Connect(stub).SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Completed>()
            .Output.ShouldBeOfType<TaskOutput.File>().Content.ShouldBe(Image.Content);

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["x-goog-api-key"].ShouldBe(VendorStub.Key);
        sent.Path.ShouldNotContain(VendorStub.Key);
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Text.ShouldBe(
            TaskCalls.Line("""
                {"contents":[{"role":"user","parts":[{"text":"Лиса + \"снег\""},{"inlineData":{"mimeType":"image/webp","data":"AQL6+/z9"}}]}],
                "generationConfig":{"responseModalities":["TEXT","IMAGE"],"seed":2147483647,
                "imageConfig":{"aspectRatio":"16:9","imageSize":"2K"},"temperature":0.50}}
                """));
    }

    [Theory]
    [InlineData("{}", "{\"responseModalities\":[\"TEXT\",\"IMAGE\"]}")]
    [InlineData("{'aspect_ratio':'4:5'}", "{\"responseModalities\":[\"TEXT\",\"IMAGE\"],\"imageConfig\":{\"aspectRatio\":\"4:5\"}}")]
    [InlineData("{'aspect_ratio':'21:9','resolution':'2K'}", "{\"responseModalities\":[\"TEXT\",\"IMAGE\"],\"imageConfig\":{\"aspectRatio\":\"21:9\",\"imageSize\":\"2K\"}}")]
    [InlineData("{'size':'1120x896'}", "{\"responseModalities\":[\"TEXT\",\"IMAGE\"],\"imageConfig\":{\"aspectRatio\":\"5:4\",\"imageSize\":\"1K\"}}")]
    [InlineData("{'size':'1536x1024'}", "{\"responseModalities\":[\"TEXT\",\"IMAGE\"],\"imageConfig\":{\"aspectRatio\":\"3:2\",\"imageSize\":\"1K\"}}")]
    [InlineData("{'size':'5376x3072'}", "{\"responseModalities\":[\"TEXT\",\"IMAGE\"],\"imageConfig\":{\"aspectRatio\":\"16:9\",\"imageSize\":\"4K\"}}")]
    [InlineData("{'size':'512x512'}", "{\"responseModalities\":[\"TEXT\",\"IMAGE\"],\"imageConfig\":{\"aspectRatio\":\"1:1\",\"imageSize\":\"512\"}}")]
    public async Task A_shape_and_a_resolution_are_sent_where_they_are_given(string options, string config)
    {
        await using var stub = (await VendorStub.StartAsync()).On(Route, StubAnswers.Body(200, Answer));

        await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "gemini-3-pro-image", "x", options), Ct);

        stub.Requests.ShouldHaveSingleItem().Json.GetProperty("generationConfig").GetRawText().ShouldBe(config);
    }

    [Theory]
    [InlineData("""{"candidates":[{"content":{"parts":[{"text":"I cannot draw that."}]},"finishReason":"STOP"}]}""", FailureKind.TaskFailed)]
    [InlineData("""{"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"AAAA"},"thought":true}]},"finishReason":"STOP"}]}""", FailureKind.TaskFailed)]
    [InlineData("""{"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"*"}},null]},"finishReason":"STOP"}]}""", FailureKind.TaskFailed)]
    [InlineData("""{"candidates":[{"finishReason":"IMAGE_OTHER"}]}""", FailureKind.TaskFailed)]
    [InlineData("""{"candidates":[null]}""", FailureKind.TaskFailed)]
    [InlineData("""{"candidates":[],"promptFeedback":{}}""", FailureKind.TaskFailed)]
    [InlineData("""{"candidates":[{"finishReason":"IMAGE_RECITATION"}]}""", FailureKind.ContentRefused)]
    [InlineData("""{"candidates":[{"finishReason":"IMAGE_PROHIBITED_CONTENT"}]}""", FailureKind.ContentRefused)]
    [InlineData("""{"promptFeedback":{"blockReason":"IMAGE_SAFETY"}}""", FailureKind.ContentRefused)]
    [InlineData("""{"error":{"code":500,"message":"Internal error encountered.","status":"INTERNAL"}}""", FailureKind.TaskFailed)]
    public async Task A_reply_of_success_without_an_image_is_a_failure(string body, FailureKind kind)
    {
        await using var stub = (await VendorStub.StartAsync()).On(Route, StubAnswers.Body(200, body));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "gemini-3-pro-image", "x"), Ct))
            .ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    private static GeminiImages Connect(VendorStub stub) => new(stub.Http, new Uri(stub.Address, "/v1beta"), VendorStub.Key);
}
