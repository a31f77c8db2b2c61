using Tessera.Providers.OpenAi;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OpenAiSpeechWireTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tts-1", "{'voice_id':'nova','format':'ogg','speed':1.25,'seed':42}", """{"model":"tts-1","input":"Лиса + \"снег\"","voice":"nova","response_format":"opus","speed":1.25}""")]
    [InlineData("gpt-4o-mini-tts", "{'voice_id':'alloy','format':'wav','instructions':'Whisper.'}", """{"model":"gpt-4o-mini-tts","input":"Лиса + \"снег\"","voice":"alloy","response_format":"wav","instructions":"Whisper."}""")]
    [InlineData("kokoro", "{}", """{"model":"kokoro","input":"Лиса + \"снег\""}""")]
    public async Task A_text_to_speak_is_sent_byte_for_byte(string model, string options, string body)
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/audio/speech", StubAnswers.Bytes(200, TaskVendor.Sound, "application/octet-stream"));

        var state = await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Speech, model, "Лиса + \"снег\"", options), Ct);

        (await TaskOutputs.BytesOfAsync(state.ShouldBeOfType<TaskState.Completed>().Output)).ShouldBe(TaskVendor.Sound);
        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Headers["authorization"].ShouldBe($"Bearer {VendorStub.Key}");
        sent.Text.ShouldBe(body);
    }

    [Theory]
    [InlineData("ID3\u0004\0\0", true)]
    [InlineData("RIFF\u0001\u0001\u0001\u0001WAVEfmt ", true)]
    [InlineData("OggS\0\u0002", true)]
    [InlineData("fLaC\0\0", true)]
    [InlineData("\0\0\0\u0018ftypM4A ", true)]
    [InlineData("RIFF\u0001\u0001\u0001\u0001WEBPVP8 ", false)]
    [InlineData("Internal error", false)]
    [InlineData("\u0001\u0001", false)]
    public async Task Only_sound_is_taken_for_sound_whatever_the_type_declares(string body, bool isSound)
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/audio/speech", StubAnswers.Body(200, body, "audio/mpeg"));

        var state = await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Speech, "tts-1", "x"), Ct);

        (state is TaskState.Completed).ShouldBe(isSound);
        ((state as TaskState.Failed)?.Failure.Kind ?? FailureKind.UnknownOutcome).ShouldBe(FailureKind.UnknownOutcome);
    }

    [Fact]
    public async Task A_server_without_the_model_is_an_unusable_route_as_speaches_says_it()
    {
        await using var stub = (await VendorStub.StartAsync()).On(
            "POST /v1/audio/speech", StubAnswers.Body(404, """{"detail":"Model 'x' is not installed locally. You can download the model using `POST /v1/models`"}"""));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Speech, "x", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(FailureKind.RouteUnusable);
    }

    private static OpenAiMedia Connect(VendorStub stub) => new(stub.Http, new Uri(stub.Address, "/v1/"), VendorStub.Key);
}
