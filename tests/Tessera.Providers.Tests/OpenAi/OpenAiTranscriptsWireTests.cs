using Tessera.Providers.OpenAi;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.OpenAi;

public sealed class OpenAiTranscriptsWireTests
{
    private const string Transcriptions = "POST /v1/audio/transcriptions";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly MediaInput Recording = new("audio/mpeg", "one"u8.ToArray());

    [Fact]
    public async Task A_recording_is_sent_in_a_form_byte_for_byte_and_its_segments_are_read()
    {
        await using var stub = (await VendorStub.StartAsync()).On(Transcriptions, StubAnswers.Body(200, """
            {"task":"transcribe","language":"english","duration":3.5,"text":"Good day. How are you?","segments":[
             {"id":0,"seek":0,"start":0.0,"end":1.5,"text":" Good day.","tokens":[50364],"temperature":0.0,"avg_logprob":-0.2},
             {"id":1,"seek":0,"start":1.5,"end":3.5,"text":" How are you?","tokens":[50364],"temperature":0.0,"avg_logprob":-0.2}],
             "usage":{"type":"duration","seconds":4}}
            """));

        var state = await SubmitAsync(stub, "whisper-1", "{'language':'en','task':'transcribe','seed':42,'temperature':0.2}");

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Headers["content-type"].ShouldStartWith("multipart/form-data; boundary=tessera");
        sent.Form.ShouldBe(
            """
            --B
            Content-Disposition: form-data; name="model"

            whisper-1
            --B
            Content-Disposition: form-data; name="language"

            en
            --B
            Content-Disposition: form-data; name="response_format"

            verbose_json
            --B
            Content-Disposition: form-data; name="temperature"

            0.2
            --B
            Content-Disposition: form-data; name="file"; filename="file.mpeg"
            Content-Type: audio/mpeg

            one
            --B--

            """);
        var made = state.ShouldBeOfType<TaskState.Completed>();
        var text = made.Output.ShouldBeOfType<TaskOutput.Text>();
        text.Value.ShouldBe("Good day. How are you?");
        text.Parts.ShouldBe([TaskOutput.SpokenPart.OfSeconds(" Good day.", 0, 1.5), TaskOutput.SpokenPart.OfSeconds(" How are you?", 1.5, 3.5)]);
        made.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_later_model_replies_with_the_text_and_its_tokens()
    {
        await using var stub = (await VendorStub.StartAsync()).On(Transcriptions, StubAnswers.Body(200, """
            {"text":"Good day.","usage":{"type":"tokens","total_tokens":27,"input_tokens":14,"output_tokens":13,"input_token_details":{"text_tokens":0,"audio_tokens":14}}}
            """));

        var made = (await SubmitAsync(stub, "gpt-4o-transcribe", "{}")).ShouldBeOfType<TaskState.Completed>();

        stub.Requests.ShouldHaveSingleItem().Form.ShouldContain("name=\"response_format\"\n\njson\n");
        (made.PromptTokens, made.CompletionTokens).ShouldBe((14, 13));
        made.Output.ShouldBeOfType<TaskOutput.Text>().Parts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_translation_has_its_own_path_and_says_that_it_does_not_use_the_language()
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/audio/translations", StubAnswers.Body(200, """{"text":"Good day."}"""));

        var made = (await SubmitAsync(stub, "whisper-1", "{'task':'translate','language':'ru'}")).ShouldBeOfType<TaskState.Completed>();

        stub.Requests.ShouldHaveSingleItem().Form.ShouldNotContain("name=\"language\"");
        made.Warnings.ShouldBe(["`language` is not used in a translation: the provider recognises it."]);
    }

    [Fact]
    public async Task A_silent_recording_has_an_empty_transcript()
    {
        await using var stub = (await VendorStub.StartAsync()).On(Transcriptions, StubAnswers.Body(200, """{"text":"","segments":[]}"""));

        (await SubmitAsync(stub, "whisper-1", "{}")).ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.Text>().Value.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"Invalid file format.","type":"invalid_request_error","param":null,"code":null}}""", FailureKind.InvalidInput)]
    [InlineData(413, """{"error":{"message":"Maximum content size limit (26214400) exceeded","type":"server_error"}}""", FailureKind.InvalidInput)]
    [InlineData(404, """{"detail":"Model 'x' is not installed locally."}""", FailureKind.RouteUnusable)]
    [InlineData(200, """{"text":null}""", FailureKind.UnknownOutcome)]
    public async Task An_answer_without_a_transcript_has_a_meaning(int status, string body, FailureKind kind)
    {
        await using var stub = (await VendorStub.StartAsync()).On(Transcriptions, StubAnswers.Body(status, body));

        (await SubmitAsync(stub, "whisper-1", "{}")).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    private static Task<TaskState> SubmitAsync(VendorStub stub, string model, string options) => new OpenAiMedia(stub.Http, new Uri(stub.Address, "/v1/"), VendorStub.Key)
        .SubmitAsync(TaskCalls.Of(TaskKind.Transcription, model, "", options, ("audio_url", Recording)), Ct);
}
