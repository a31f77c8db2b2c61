using Tessera.Providers.ElevenLabs;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.ElevenLabs;

public sealed class ElevenLabsWireTests
{
    private const string Format = "?output_format=mp3_44100_128";

    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly MediaInput Recording = new("audio/mpeg", "one"u8.ToArray());

    [Theory]
    [InlineData(TaskKind.Speech, "eleven_flash_v2_5", "{'voice_id':'21m00Tcm4TlvDq8ikWAM','speed':1,'format':'ogg','seed':42}",
        "/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM", """{"text":"Лиса + \"снег\"","model_id":"eleven_flash_v2_5"}""")]
    [InlineData(TaskKind.Speech, "eleven_multilingual_v2", "{'voice_id':'21m00Tcm4TlvDq8ikWAM','speed':0.7,'format':'wav'}",
        "/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM", """{"text":"Лиса + \"снег\"","model_id":"eleven_multilingual_v2","voice_settings":{"speed":0.7}}""")]
    [InlineData(TaskKind.Music, "music_v1", "{'duration':15,'format':'mp3','seed':42}",
        "/v1/music", """{"prompt":"Лиса + \"снег\"","model_id":"music_v1","music_length_ms":15000}""")]
    [InlineData(TaskKind.Tool, "eleven_text_to_sound_v2", "{'duration':5,'format':'mp3','seed':42,'loop':true}",
        "/v1/sound-generation", """{"text":"Лиса + \"снег\"","model_id":"eleven_text_to_sound_v2","duration_seconds":5,"loop":true}""")]
    public async Task A_text_is_sent_byte_for_byte(TaskKind kind, string model, string options, string path, string body)
    {
        await using var stub = (await VendorStub.StartAsync()).On($"POST {path}", StubAnswers.Bytes(200, TaskVendor.Sound, "audio/mpeg"));

        var state = await Connect(stub).SubmitAsync(TaskCalls.Of(kind, model, "Лиса + \"снег\"", options), Ct);

        (await TaskOutputs.BytesOfAsync(state.ShouldBeOfType<TaskState.Completed>().Output)).ShouldBe(TaskVendor.Sound);
        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Path.ShouldBe(path + Format);
        sent.Headers["xi-api-key"].ShouldBe(VendorStub.Key);
        sent.Headers["content-type"].ShouldBe("application/json");
        sent.Text.ShouldBe(body);
    }

    [Theory]
    [InlineData("eleven_multilingual_sts_v2", "{'voice_id':'21m00Tcm4TlvDq8ikWAM','format':'mp3','seed':42}", "/v1/speech-to-speech/21m00Tcm4TlvDq8ikWAM", Format, "model_id=eleven_multilingual_sts_v2", "audio")]
    [InlineData("audio-isolation", "{'format':'mp3','seed':42}", "/v1/audio-isolation", "", "", "audio")]
    public async Task A_recording_is_sent_in_a_form(string model, string options, string path, string query, string member, string file)
    {
        await using var stub = (await VendorStub.StartAsync()).On($"POST {path}", StubAnswers.Bytes(200, TaskVendor.Sound, "audio/mpeg"));

        await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Tool, model, "", options, ("audio_url", Recording)), Ct);

        var sent = stub.Requests.ShouldHaveSingleItem();
        sent.Path.ShouldBe(path + query);
        var field = member.Length == 0 ? "" : $"--B\nContent-Disposition: form-data; name=\"{member.Split('=')[0]}\"\n\n{member.Split('=')[1]}\n";
        sent.Form.ShouldBe($"{field}--B\nContent-Disposition: form-data; name=\"{file}\"; filename=\"{file}.mpeg\"\nContent-Type: audio/mpeg\n\none\n--B--\n");
    }

    [Fact]
    public async Task A_dialogue_is_cut_into_lines_with_a_voice_for_each_speaker()
    {
        await using var stub = (await VendorStub.StartAsync())
            .On("GET /v2/voices", StubAnswers.Body(200, ElevenLabsVendor.Voices))
            .On("POST /v1/text-to-dialogue", StubAnswers.Bytes(200, TaskVendor.Sound, "audio/mpeg"));

        await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Tool, "eleven_v3", "Anna: Hello!\n\nRachel: At 10:30?\nanna: Yes.\nSo it was: they met.", "{'format':'mp3','seed':42}"), Ct);

        stub.Requests[0].Path.ShouldBe("/v2/voices?page_size=100");
        stub.Requests[1].Path.ShouldBe($"/v1/text-to-dialogue{Format}");
        stub.Requests[1].Text.ShouldBe(TaskCalls.Line("""
            {"inputs":[{"text":"Hello!","voice_id":"CwhRBWXzGAHq8TQ4Fs17"},
            {"text":"At 10:30?","voice_id":"21m00Tcm4TlvDq8ikWAM"},
            {"text":"Yes.","voice_id":"CwhRBWXzGAHq8TQ4Fs17"},
            {"text":"they met.","voice_id":"EXAVITQu4vr4xnSDxMaL"}],"model_id":"eleven_v3"}
            """));
    }

    [Theory]
    [InlineData("A fox", ":0|A fox")]
    [InlineData("One.\nTwo.\nThree.", ":0|One. :1|Two. :0|Three.")]
    [InlineData("10:30 is early", ":0|10:30 is early")]
    [InlineData("Anna:\nBen: Hi", "ben|Hi")]
    [InlineData("Anna:", ":0|Anna:")]
    [InlineData("This is what was said to me: no", ":0|This is what was said to me: no")]
    public void The_lines_of_a_dialogue_have_speakers(string prompt, string lines) =>
        string.Join(' ', ElevenLabsDialogue.Lines(prompt).Select(line => $"{line.Speaker}|{line.Text}")).ShouldBe(lines);

    [Fact]
    public async Task Words_are_joined_to_turns_with_numbered_speakers_where_that_is_asked_for()
    {
        const string Reply = """
            {"language_code":"eng","language_probability":0.98,"text":"Good day. How are you? Well.","words":[
             {"text":"Good","start":0.1,"end":0.4,"type":"word","speaker_id":"speaker_4"},{"text":" ","start":0.4,"end":0.5,"type":"spacing","speaker_id":"speaker_4"},
             {"text":"day.","start":0.5,"end":0.9,"type":"word","speaker_id":"speaker_4"},{"text":" ","start":0.9,"end":1.0,"type":"spacing","speaker_id":"speaker_4"},
             {"text":"How are you?","start":1.0,"end":1.9,"type":"word","speaker_id":"speaker_4"},{"text":" ","start":1.9,"end":2.0,"type":"spacing","speaker_id":"speaker_1"},
             {"text":"Well.","start":2.0,"end":2.5,"type":"word","speaker_id":"speaker_1"}]}
            """;
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/speech-to-text", StubAnswers.Body(200, Reply));

        var plain = await TranscribeAsync(stub, "{'diarize':false,'language':'en','seed':42}");
        var turns = await TranscribeAsync(stub, "{'diarize':true}");

        stub.Requests[0].Form.ShouldBe(
            """
            --B
            Content-Disposition: form-data; name="model_id"

            scribe_v1
            --B
            Content-Disposition: form-data; name="language_code"

            en
            --B
            Content-Disposition: form-data; name="diarize"

            false
            --B
            Content-Disposition: form-data; name="file"; filename="file.mpeg"
            Content-Type: audio/mpeg

            one
            --B--

            """);
        plain.Value.ShouldBe("Good day. How are you? Well.");
        turns.Value.ShouldBe("[Speaker 1]: Good day. How are you?\n[Speaker 2]: Well.");
        TaskOutput.SpokenPart[] parts =
        [
            TaskOutput.SpokenPart.OfSeconds("Good day.", 0.1, 0.9), TaskOutput.SpokenPart.OfSeconds("How are you?", 1, 1.9), TaskOutput.SpokenPart.OfSeconds("Well.", 2, 2.5),
        ];
        plain.Parts.ShouldBe(parts);
        turns.Parts.ShouldBe(parts);
    }

    [Fact]
    public async Task A_dubbing_is_ready_when_its_sound_is()
    {
        var handle = new TaskHandle(TaskCalls.Of(TaskKind.Tool, "dubbing", "", "{'language':'ru','format':'mp3','seed':42}", ("audio_url", Recording)), "d1");
        await using var stub = (await VendorStub.StartAsync())
            .On("POST /v1/dubbing", StubAnswers.Body(200, """{"dubbing_id":"d1","expected_duration_sec":2.5}"""))
            .On("GET /v1/dubbing/d1", StubAnswers.Body(200, """{"dubbing_id":"d1","status":"dubbed","target_languages":["ru"]}"""))
            .On("GET /v1/dubbing/d1/audio/ru", StubAnswers.Body(425, """{"detail":"Too early"}"""), StubAnswers.Bytes(200, TaskVendor.Sound, "audio/mpeg"));

        (await Connect(stub).SubmitAsync(handle.Call, Ct)).ShouldBe(new TaskState.Running("d1"));
        (await Connect(stub).PollAsync(handle, Ct)).ShouldBe(new TaskState.Running("d1"));
        (await Connect(stub).PollAsync(handle, Ct)).ShouldBeOfType<TaskState.Completed>();

        stub.Requests[0].Form.ShouldStartWith("--B\nContent-Disposition: form-data; name=\"target_lang\"\n\nru\n--B\nContent-Disposition: form-data; name=\"file\"; filename=\"file.mpeg\"\n");
    }

    [Theory]
    [InlineData(401, "invalid_api_key", FailureKind.AuthUpstream)]
    [InlineData(400, "quota_exceeded", FailureKind.FundsUpstream)]
    [InlineData(401, "max_character_limit_exceeded", FailureKind.InvalidInput)]
    [InlineData(404, "voice_not_found", FailureKind.InvalidInput)]
    [InlineData(404, "not_found", FailureKind.RouteUnusable)]
    [InlineData(403, "only_for_creator+", FailureKind.RouteUnusable)]
    [InlineData(422, "bad_composition_plan", FailureKind.ContentRefused)]
    [InlineData(500, "internal_server_error", FailureKind.Unavailable)]
    public async Task The_status_of_an_error_has_a_meaning(int status, string code, FailureKind kind)
    {
        await using var stub = (await VendorStub.StartAsync()).On("POST /v1/music", ElevenLabsVendor.Error(status, code, "No."));

        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Music, "music_v1", "x"), Ct)).ShouldBeOfType<TaskState.Failed>().Failure.Kind.ShouldBe(kind);
    }

    private static async Task<TaskOutput.Text> TranscribeAsync(VendorStub stub, string options) =>
        (await Connect(stub).SubmitAsync(TaskCalls.Of(TaskKind.Transcription, "scribe_v1", "", options, ("audio_url", Recording)), Ct))
        .ShouldBeOfType<TaskState.Completed>().Output.ShouldBeOfType<TaskOutput.Text>();

    private static ElevenLabsMedia Connect(VendorStub stub) => new(stub.Http, stub.Address, VendorStub.Key);
}
