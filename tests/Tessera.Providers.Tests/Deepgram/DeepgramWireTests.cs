using Tessera.Media;
using Tessera.Providers.Deepgram;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Deepgram;

public sealed class DeepgramWireTests
{
    private const string Dialogue = """
        {"results":{"channels":[{"detected_language":"en","alternatives":[{"transcript":" Good day. Hello. How are you?","words":[{"word":"good","start":0.1,"end":0.4,"speaker":3}]}]}],
         "utterances":[{"start":0.1,"end":1.25,"confidence":0.9,"channel":0,"transcript":"Good day.","words":[],"speaker":3,"id":"u1"},
          {"start":1.5,"end":2,"transcript":"Hello.","speaker":0},{"start":2,"end":3.5,"transcript":"How are you?","speaker":0}]}}
        """;

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{'language':'ru','seed':42}", "model=nova-3&smart_format=true&utterances=true&language=ru")]
    [InlineData("{'diarize':false}", "model=nova-3&smart_format=true&utterances=true&detect_language=true")]
    [InlineData("{'language':'a&b','keyterm':'Tessera 3+4'}", "model=nova-3&smart_format=true&utterances=true&language=a%26b&keyterm=Tessera%203%2B4")]
    public async Task A_recording_is_the_body_and_everything_else_stands_in_the_query(string options, string query)
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/listen", StubAnswers.Body(200, Dialogue));

        var text = await TranscriptAsync(stub, options);

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Path.ShouldBe($"/v1/listen?{query}");
        (sent.Headers["authorization"], sent.Headers["content-type"]).ShouldBe(($"Token {VendorStub.Key}", "audio/wav"));
        sent.Text.ShouldBe("one");
        text.Value.ShouldBe("Good day. Hello. How are you?");
    }

    [Fact]
    public async Task A_recording_on_disk_is_sent_from_there()
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/listen", StubAnswers.Body(200, Dialogue));
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("recording"), "one", Ct);

        await new DeepgramTranscripts(stub.Http, stub.Address, VendorStub.Key)
            .SubmitAsync(TaskCalls.Of(TaskKind.Transcription, "nova-3", "", "{}", ("audio_url", MediaInput.OfFile("audio/wav", folder.File("recording")))), Ct);

        var sent = stub.Requests.ShouldHaveSingleItem();
        (sent.Text, sent.Headers["content-type"], sent.Headers["content-length"]).ShouldBe(("one", "audio/wav", "3"));
    }

    [Fact]
    public async Task Speakers_are_numbered_as_they_begin_to_speak()
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/listen", StubAnswers.Body(200, Dialogue));

        var text = await TranscriptAsync(stub, "{'diarize':true}");

        stub.Requests.ShouldHaveSingleItem().Path.ShouldEndWith("&detect_language=true&diarize=true");
        text.Value.ShouldBe("[Speaker 1]: Good day.\n[Speaker 2]: Hello. How are you?");
        text.Parts.ShouldBe(
        [
            TaskOutput.SpokenPart.OfSeconds("Good day.", 0.1, 1.25), TaskOutput.SpokenPart.OfSeconds("Hello.", 1.5, 2),
            TaskOutput.SpokenPart.OfSeconds("How are you?", 2, 3.5),
        ]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","utterances":[]""")]
    [InlineData(""","utterances":[{"transcript":7,"start":"x"}]""")]
    public async Task A_silent_recording_has_an_empty_transcript(string utterances)
    {
        var body = """{"results":{"channels":[{"alternatives":[{"transcript":""}]}]""" + utterances + "}}";
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/listen", StubAnswers.Body(200, body));

        (await TranscriptAsync(stub, "{}")).Value.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401, """{"err_code":"INVALID_AUTH","err_msg":"Invalid credentials.","request_id":"1"}""", FailureKind.AuthUpstream)]
    [InlineData(402, """{"err_code":"ASR_PAYMENT_REQUIRED","err_msg":"Project does not have enough credits.","request_id":"1"}""", FailureKind.FundsUpstream)]
    [InlineData(403, """{"err_code":"INSUFFICIENT_PERMISSIONS","err_msg":"Project does not have access to the requested model.","request_id":"1"}""", FailureKind.AuthUpstream)]
    [InlineData(429, """{"err_code":"TOO_MANY_REQUESTS","err_msg":"Too many requests.","request_id":"1"}""", FailureKind.ConcurrencyLimited)]
    [InlineData(400, """{"category":"INVALID_QUERY_PARAMETER","message":"Invalid query string.","details":"language is unknown","request_id":"1"}""", FailureKind.InvalidInput)]
    public async Task An_answer_has_a_meaning(int status, string body, FailureKind kind)
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/listen", StubAnswers.Body(status, body));

        (await SubmitAsync(stub, "{}")).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    private static async Task<TaskOutput.Text> TranscriptAsync(VendorStub stub, string options) =>
        (await SubmitAsync(stub, options)).ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.Text>();

    private static Task<TaskState> SubmitAsync(VendorStub stub, string options) => new DeepgramTranscripts(stub.Http, stub.Address, VendorStub.Key)
        .SubmitAsync(TaskCalls.Of(TaskKind.Transcription, "nova-3", "", options, ("audio_url", new MediaInput("audio/wav", "one"u8.ToArray()))), Ct);
}
