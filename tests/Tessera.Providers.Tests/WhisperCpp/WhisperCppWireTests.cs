using Tessera.Providers.WhisperCpp;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.WhisperCpp;

public sealed class WhisperCppWireTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly MediaInput Recording = new("audio/wav", "one"u8.ToArray());

    [Fact]
    public async Task A_recording_is_sent_in_a_form_byte_for_byte_and_its_segments_are_read()
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /inference", StubAnswers.Body(200, """
            {"task":"translate","language":"russian","duration":3.5,"text":" Good day.\n How are you?\n","segments":[
             {"id":0,"text":" Good day.","start":0.0,"end":1.5,"tokens":[1],"words":[{"word":" Good","start":0.0,"end":0.5}]},
             {"id":1,"text":" How are you?","start":1.5,"end":3.5}]}
            """));

        var state = await SubmitAsync(stub, "{'language':'ru','task':'translate','seed':42,'temperature':0.2}");

        stub.Requests.ShouldHaveSingleItem().Form.ShouldBe(
            """
            --B
            Content-Disposition: form-data; name="response_format"

            verbose_json
            --B
            Content-Disposition: form-data; name="language"

            ru
            --B
            Content-Disposition: form-data; name="translate"

            true
            --B
            Content-Disposition: form-data; name="no_language_probabilities"

            true
            --B
            Content-Disposition: form-data; name="temperature"

            0.2
            --B
            Content-Disposition: form-data; name="file"; filename="file.wav"
            Content-Type: audio/wav

            one
            --B--

            """);
        var text = state.ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.Text>();
        text.Value.ShouldBe("Good day.\n How are you?");
        text.Parts.ShouldBe([TaskOutput.SpokenPart.OfSeconds(" Good day.", 0, 1.5), TaskOutput.SpokenPart.OfSeconds(" How are you?", 1.5, 3.5)]);
    }

    [Fact]
    public async Task The_language_is_recognised_unless_it_is_given()
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /inference", StubAnswers.Body(200, """{"text":" Good day"}"""));

        await SubmitAsync(stub, "{}");

        var form = stub.Requests.ShouldHaveSingleItem().Form;
        form.ShouldContain("name=\"language\"\n\nauto\n");
        form.ShouldContain("name=\"translate\"\n\nfalse\n");
    }

    [Theory]
    [InlineData(400, """{"error":"failed to read audio data"}""", FailureKind.InvalidInput)]
    [InlineData(500, """{"error":"FFmpeg conversion failed."}""", FailureKind.TaskFailed)]
    [InlineData(500, "500 Internal Server Error", FailureKind.Unavailable)]
    [InlineData(503, """{"status":"loading model"}""", FailureKind.Unavailable)]
    [InlineData(200, """{"text":7}""", FailureKind.UnknownOutcome)]
    public async Task An_answer_without_a_transcript_has_a_meaning(int status, string body, FailureKind kind)
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /inference", StubAnswers.Body(status, body));

        (await SubmitAsync(stub, "{}")).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    private static Task<TaskState> SubmitAsync(VendorStub stub, string options) => new WhisperCppTranscripts(stub.Http, stub.Address, null)
        .SubmitAsync(TaskCalls.Of(TaskKind.Transcription, "default", "", options, ("audio_url", Recording)), Ct);
}
