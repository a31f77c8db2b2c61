using Tessera.Providers.MiniMax;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.MiniMax;

public sealed class MiniMaxWireTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{'voice_id':'female-yujie','speed':1.5,'format':'ogg','seed':42}", "\"voice_id\":\"female-yujie\",\"speed\":1.5", "flac", "")]
    [InlineData("{'voice_id':'female-yujie','format':'wav','language_boost':'Russian'}", "\"voice_id\":\"female-yujie\"", "wav", ",\"language_boost\":\"Russian\"")]
    public async Task A_text_to_speak_is_sent_byte_for_byte_and_the_sound_is_read_from_hex(string options, string voice, string format, string more)
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/t2a_v2", StubAnswers.Body(200, new MiniMaxSpeechVendor().Made));

        var state = await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Speech, "speech-02-turbo", "Лиса + \"снег\"", options), Ct);

        state.ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.File>().Content.ShouldBe(TaskVendor.Sound);
        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["authorization"].ShouldBe($"Bearer {VendorStub.Key}");
        sent.Text.ShouldBe(
            "{\"model\":\"speech-02-turbo\",\"text\":\"Лиса + \\\"снег\\\"\",\"stream\":false,\"output_format\":\"hex\","
            + $"\"voice_setting\":{{{voice}}},\"audio_setting\":{{\"format\":\"{format}\"}}{more}}}");
    }

    [Fact]
    public async Task A_video_is_submitted_queried_and_looked_up_as_a_file()
    {
        await using var stub = await VendorStub.StartAsync();
        var vendor = new MiniMaxVideoVendor();
        vendor.Serves(stub);
        var call = TaskCalls.Of(
            TaskKind.Video, "MiniMax-Hailuo-2.3", "Лиса", "{'duration':6,'resolution':'768p','seed':42}", ("image_url", new MediaInput("image/png", "one"u8.ToArray())));

        var running = (await Connect(stub).SubmitAsync(call, Ct)).ShouldBeOfType<TaskState.Running>();
        var state = await Connect(stub).PollAsync(new TaskHandle(call, running.State), Ct);

        state.ShouldBe(new TaskState.Completed(new TaskOutput.Link(new Uri(TaskVendor.ResultLink))));
        stub.Requests[0].Text.ShouldBe("""{"model":"MiniMax-Hailuo-2.3","prompt":"Лиса","resolution":"768P","duration":6,"first_frame_image":"data:image/png;base64,b25l"}""");
        stub.Requests.Skip(1).Select(request => request.Path).ShouldBe(["/v1/query/video_generation?task_id=106916112212032", "/v1/files/retrieve?file_id=176844028768320"]);
    }

    [Theory]
    [InlineData(200, 1000, FailureKind.Unavailable)]
    [InlineData(200, 1004, FailureKind.AuthUpstream)]
    [InlineData(500, 1008, FailureKind.FundsUpstream)]
    [InlineData(200, 1039, FailureKind.RateLimited)]
    [InlineData(200, 1042, FailureKind.InvalidInput)]
    [InlineData(200, 2061, FailureKind.RouteUnusable)]
    [InlineData(200, 9999, FailureKind.TaskFailed)]
    public async Task The_code_of_a_failure_has_a_meaning_whatever_the_status(int status, int code, FailureKind kind)
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/t2a_v2", MiniMaxSpeechVendor.Refusal(status, code, "No."));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Speech, "speech-02-turbo", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("49443")]
    [InlineData("not hex")]
    [InlineData("00112233")]
    public async Task What_is_not_sound_in_hex_is_not_a_result(string hex)
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/t2a_v2", StubAnswers.Body(200, $$$"""{"data":{"audio":"{{{hex}}}","status":2},"base_resp":{"status_code":0}}"""));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Speech, "speech-02-turbo", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.TaskFailed);
    }

    private static MiniMaxMedia Connect(VendorStub stub) => new(stub.Http, stub.Address, VendorStub.Key);
}
