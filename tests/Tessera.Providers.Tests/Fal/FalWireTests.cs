using Microsoft.AspNetCore.Http;
using Tessera.Providers.Fal;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Fal;

public sealed class FalWireTests
{
    private const string Accepted = """{"status":"IN_QUEUE","request_id":"r-1","response_url":"https://queue.fal.run/fal-ai/x/requests/r-1","status_url":"https://queue.fal.run/fal-ai/x/requests/r-1/status","cancel_url":"https://queue.fal.run/fal-ai/x/requests/r-1/cancel","queue_position":0}""";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rich_request_is_sent_byte_for_byte()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /fal-ai/kling-video/v2.1/standard/image-to-video", StubAnswers.Body(200, Accepted));
        var call = TaskCalls.Of(
            TaskKind.Video,
            "fal-ai/kling-video/v2.1/standard/image-to-video",
            "Лиса + \"снег\"",
            "{'duration':'5','cfg_scale':0.50,'seed':42,'negative_prompt':null,'loras':[{'path':'x','scale':1}],'reference_tags[]':'fox'}",
            ("image_url", new MediaInput("image/png", [1, 2, 250, 251, 252, 253])),
            ("tail_image_urls[]", new MediaInput("image/jpeg", [255, 216])));

        await Connect(stub).SubmitAsync(call, Ct);

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["authorization"].ShouldBe($"Key {VendorStub.Key}");
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Headers["accept"].ShouldBe("application/json");
        sent.Text.ShouldBe(
            """{"prompt":"Лиса + \"снег\"","duration":"5","cfg_scale":0.50,"seed":42,"loras":[{"path":"x","scale":1}],"reference_tags":["fox"]"""
            + ""","image_url":"data:image/png;base64,AQL6+/z9","tail_image_urls":["data:image/jpeg;base64,/9g="]}""");
    }

    [Fact]
    public async Task Several_images_of_one_list_keep_their_order()
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /fal-ai/nano-banana/edit", StubAnswers.Body(200, Accepted));
        var call = TaskCalls.Of(
            TaskKind.Image,
            "fal-ai/nano-banana/edit",
            "both",
            "{}",
            ("image_urls[]", new MediaInput("image/png", [1])),
            ("image_urls[2]", new MediaInput("image/png", [2])),
            ("image_urls[3]", new MediaInput("image/png", [3])));

        await Connect(stub).SubmitAsync(call, Ct);

        stub.Requests.ShouldHaveSingleItem().Text.ShouldBe(
            """{"prompt":"both","image_urls":["data:image/png;base64,AQ==","data:image/png;base64,Ag==","data:image/png;base64,Aw=="]}""");
    }

    [Theory]
    [InlineData("fal-ai/x/deep/er", "/fal-ai/x/requests/r-1")]
    [InlineData("workflows/ann/poster/v2", "/workflows/ann/poster/requests/r-1")]
    [InlineData("comfy/ann/poster", "/comfy/ann/poster/requests/r-1")]
    public async Task The_key_never_follows_a_link_to_another_host(string model, string path)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On($"POST /{model}", StubAnswers.Body(200, Accepted))
            .On($"GET {path}/status", StubAnswers.Body(200, """{"status":"COMPLETED"}"""))
            .On($"GET {path}", StubAnswers.Body(200, """{"image":{"url":"https://cdn.example/a.png"}}"""))
            .On($"PUT {path}/cancel", StubAnswers.Body(202, "{}"));
        var call = TaskCalls.Of(TaskKind.Image, model, "x");
        var handle = new TaskHandle(call, (await Connect(stub).SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>().State);

        var state = await Connect(stub).PollAsync(handle, Ct);
        await Connect(stub).CancelAsync(handle, Ct);

        state.ShouldBe(new TaskState.Completed(new TaskOutput.Link(new Uri("https://cdn.example/a.png"))));
        stub.Requests.Select(request => request.Path).ShouldBe([$"/{model}", $"{path}/status", path, $"{path}/cancel"]);
    }

    [Theory]
    [InlineData(TaskKind.Video, """{"thumbnail":{"url":"https://cdn.example/t.png"},"video":{"url":"https://cdn.example/v.mp4","content_type":"video/mp4","file_size":1}}""", "https://cdn.example/v.mp4")]
    [InlineData(TaskKind.Music, """{"image":{"url":"https://cdn.example/cover.png"},"audio_file":{"url":"https://cdn.example/a.wav"}}""", "https://cdn.example/a.wav")]
    [InlineData(TaskKind.Speech, """{"audio":{"url":"https://cdn.example/a.mp3"},"duration_ms":5}""", "https://cdn.example/a.mp3")]
    [InlineData(TaskKind.Image, """{"seed":1,"images":[{"url":"https://cdn.example/1.png"},{"url":"https://cdn.example/2.png"}]}""", "https://cdn.example/1.png")]
    [InlineData(TaskKind.Tool, """{"mask":null,"image":{"url":"https://cdn.example/cut.png","width":1}}""", "https://cdn.example/cut.png")]
    [InlineData(TaskKind.Tool, """{"data":{"files":[{"url":"https://cdn.example/deep.glb"}]}}""", "https://cdn.example/deep.glb")]
    public async Task The_file_is_found_wherever_the_model_puts_it(TaskKind kind, string output, string link) =>
        (await ResultAsync(kind, StubAnswers.Body(200, output))).ShouldBe(new TaskState.Completed(new TaskOutput.Link(new Uri(link))));

    [Theory]
    [InlineData(TaskKind.Transcription, """{"text":"Hello there","chunks":[{"text":"Hello"}],"audio":{"url":"https://cdn.example/a.mp3"}}""", "Hello there")]
    [InlineData(TaskKind.Tool, """{"outputs":["page one","page two"]}""", "page one\npage two")]
    public async Task Text_is_delivered_as_text(TaskKind kind, string output, string words) =>
        (await ResultAsync(kind, StubAnswers.Body(200, output))).ShouldBe(new TaskState.Completed(new TaskOutput.Text(words)));

    [Fact]
    public async Task A_file_inside_the_reply_is_delivered_whole()
    {
        var state = await ResultAsync(TaskKind.Image, StubAnswers.Body(200, """{"images":[{"url":"data:image/png;base64,AQL6+/z9"}]}"""));

        state.ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.File>().Content.ShouldBe([1, 2, 250, 251, 252, 253]);
    }

    [Theory]
    [InlineData(200, """{"images":[],"seed":1}""", FailureKind.TaskFailed)]
    [InlineData(200, """{"image":{"url":"javascript:alert(1)"}}""", FailureKind.TaskFailed)]
    [InlineData(200, """{"image":{"url":"file:///etc/passwd"}}""", FailureKind.TaskFailed)]
    [InlineData(200, """{"images":[{"url":"https://cdn.example/black.png"}],"has_nsfw_concepts":[true]}""", FailureKind.ContentRefused)]
    [InlineData(422, """{"detail":[{"loc":["body","image_url"],"msg":"Could not load the image","type":"image_load_error"}]}""", FailureKind.InvalidInput)]
    [InlineData(422, """{"detail":[{"msg":"x","type":"content_policy_violation"}]}""", FailureKind.ContentRefused)]
    [InlineData(500, """{"detail":[{"msg":"x","type":"internal_server_error"}]}""", FailureKind.TaskFailed)]
    [InlineData(504, """{"detail":[{"msg":"x","type":"generation_timeout"}]}""", FailureKind.TaskFailed)]
    [InlineData(504, """{"detail":"Request timed out","error_type":"request_timeout"}""", FailureKind.TaskFailed)]
    [InlineData(502, "<html>", FailureKind.Unavailable)]
    [InlineData(404, """{"detail":"Request not found"}""", FailureKind.TaskFailed)]
    public async Task A_missing_result_has_a_reason(int status, string body, FailureKind kind) =>
        (await ResultAsync(TaskKind.Image, StubAnswers.Body(status, body))).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);

    [Theory]
    [InlineData(503, "x-fal-retryable", "false", FailureKind.TaskFailed)]
    [InlineData(503, "x-fal-retryable", "true", FailureKind.Unavailable)]
    [InlineData(429, "x-fal-error-type", "concurrent_requests_limit", FailureKind.ConcurrencyLimited)]
    public async Task Headers_of_fal_are_heard(int status, string name, string value, FailureKind kind)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /fal-ai/x", StubAnswers.Body(status, "", "text/plain", (name, value)));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Image, "fal-ai/x", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    private static FalTasks Connect(VendorStub stub) => new(stub.Http, stub.Address, VendorStub.Key);

    private static async Task<TaskState> ResultAsync(TaskKind kind, RequestDelegate result)
    {
        await using var stub = await VendorStub.StartAsync();
        stub.On("POST /fal-ai/x", StubAnswers.Body(200, Accepted))
            .On("GET /fal-ai/x/requests/r-1/status", StubAnswers.Body(200, """{"status":"COMPLETED"}"""))
            .On("GET /fal-ai/x/requests/r-1", result);
        var call = TaskCalls.Of(kind, "fal-ai/x", "x");
        var submitted = (await Connect(stub).SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>();
        return await Connect(stub).PollAsync(new TaskHandle(call, submitted.State), Ct);
    }
}
