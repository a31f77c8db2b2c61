using Tessera.Sandbox.Audio;

namespace Tessera.Sandbox.Tests.Audio;

public sealed class SpeechRecognizerTests
{
    private static readonly SpeechRecognizer Hearing = new();
    private static readonly SandboxSpeech Speech = new();

    [Theory]
    [InlineData("echo", "mp3")]
    [InlineData("echo", "ogg")]
    [InlineData("adam", "wav")]
    [InlineData("alloy", "mp3")]
    public async Task The_sandbox_transcribes_its_own_speech_word_for_word(string voice, string format)
    {
        var spoken = await SayAsync("Go forward ten meters.", voice, format);

        (await HearAsync(spoken)).ShouldBe("go forward ten meters");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("EN-us")]
    [InlineData("auto")]
    public async Task English_by_any_of_its_names_is_heard(string language)
    {
        var spoken = await SayAsync("Go forward ten meters.", "echo", "mp3");

        (await HearAsync(spoken, ("language", language))).ShouldBe("go forward ten meters");
    }

    [Fact]
    public async Task Another_language_is_refused_with_the_supported_ones()
    {
        var spoken = await SayAsync("Go forward ten meters.", "echo", "mp3");

        var failure = await Hearing.FailureAsync(AudioCalls.Of(TaskKind.Transcription, "", audio: AudioCalls.Audio(spoken), options: ("language", "ru")));

        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldContain("English");
        failure.Message.ShouldContain("'ru'");
    }

    [Theory]
    [InlineData("pt", "O trem sai às oito e meia da segunda plataforma.", "nova")]
    [InlineData("fr", "Ma sœur habite depuis dix ans dans une petite ville au bord de la mer.", "onyx")]
    [InlineData("ru", "Моя бабушка живёт в маленьком доме у реки. Каждое лето мы навещаем её.")]
    [InlineData("de", "Meine Großmutter wohnt in einem kleinen Haus am Fluss. Jeden Sommer besuchen wir sie.")]
    public async Task Speech_in_another_language_is_refused_and_not_written_down_as_English(string language, string text, string voice = "echo")
    {
        var spoken = await Speech.FileAsync(AudioCalls.Of(TaskKind.Speech, text, options: [("language", language), ("format", "mp3"), ("voice_id", voice)]));

        var failure = await Hearing.FailureAsync(AudioCalls.Of(TaskKind.Transcription, "", audio: AudioCalls.Audio(spoken)));

        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldContain("English speech only");
    }

    [Fact]
    public async Task A_file_that_is_not_audio_is_refused_with_a_message()
    {
        var failure = await Hearing.FailureAsync(AudioCalls.Of(TaskKind.Transcription, "", audio: AudioCalls.Audio("not a sound at all"u8.ToArray())));

        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldContain("is not audio");
    }

    [Fact]
    public async Task A_playlist_that_names_a_local_file_is_not_audio()
    {
        var folder = Directory.CreateTempSubdirectory("tessera-test-");
        var secret = Path.Combine(folder.FullName, "secret.mp3");
        await File.WriteAllBytesAsync(secret, await SayAsync("Go forward ten meters.", "echo", "mp3"), TestContext.Current.CancellationToken);
        string[] playlists =
        [
            $"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nfile://{secret}\n#EXT-X-ENDLIST\n",
            $"ffconcat version 1.0\nfile '{secret}'\n",
        ];

        foreach (var playlist in playlists)
        {
            var failure = await Hearing.FailureAsync(
                AudioCalls.Of(TaskKind.Transcription, "", audio: AudioCalls.Audio(System.Text.Encoding.UTF8.GetBytes(playlist))));
            failure.Kind.ShouldBe(FailureKind.InvalidInput);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_missing_file_is_refused_with_a_message()
    {
        (await Hearing.FailureAsync(AudioCalls.Of(TaskKind.Transcription, ""))).Message.ShouldContain("audio_url");
    }

    [Fact]
    public async Task Silence_is_reported_as_silence()
    {
        var silence = await Ffmpeg.WriteAsync(new Waveform(16000, new float[48000]), "wav", TestContext.Current.CancellationToken);

        (await HearAsync(silence)).ShouldBe(SpeechRecognizer.Nothing);
    }

    [Fact]
    public async Task Two_voices_are_labelled_as_two_speakers_in_the_order_they_speak()
    {
        var talk = await ConversationAsync(
            ("nova", "What time is it in the morning?"), ("onyx", "It is a quarter past seven."), ("nova", "Thank you very much."));

        var lines = (await HearAsync(talk, ("diarize", true))).Split('\n');

        lines.Select(line => line[..12]).ShouldBe(["[Speaker 1]:", "[Speaker 2]:", "[Speaker 1]:"]);
        lines[1].ShouldContain("quarter past seven");
    }

    [Fact]
    public async Task One_voice_is_one_speaker()
    {
        var talk = await ConversationAsync(("echo", "What time is it in the morning?"), ("echo", "It is a quarter past seven."));

        var transcript = await HearAsync(talk, ("diarize", true));

        transcript.ShouldStartWith("[Speaker 1]: ");
        transcript.ShouldNotContain("[Speaker 2]");
    }

    [Fact]
    public async Task Speakers_are_labelled_only_on_request()
    {
        var talk = await ConversationAsync(("nova", "What time is it?"), ("onyx", "It is a quarter past seven."));

        (await HearAsync(talk)).ShouldNotContain("[");
    }

    [Fact]
    public async Task Only_the_first_ten_minutes_are_transcribed_and_the_transcript_notes_it()
    {
        var samples = new float[8000 * 611];
        var long_silence = await Ffmpeg.WriteAsync(new Waveform(8000, samples), "mp3", TestContext.Current.CancellationToken);

        (await HearAsync(long_silence)).ShouldBe($"{SpeechRecognizer.Nothing}\n{SpeechRecognizer.Cut}");
    }

    private static async Task<byte[]> ConversationAsync(params (string Voice, string Text)[] lines)
    {
        var samples = new List<float>();
        foreach (var (voice, text) in lines)
        {
            samples.AddRange((await DecodedAudio.FromAsync(await SayAsync(text, voice, "wav"))).Left);
            samples.AddRange(new float[22050]);
        }

        return await Ffmpeg.WriteAsync(new Waveform(44100, [.. samples]), "mp3", TestContext.Current.CancellationToken);
    }

    private static Task<string> HearAsync(byte[] audio, params (string Name, object Value)[] options) =>
        Hearing.TextAsync(AudioCalls.Of(TaskKind.Transcription, "", audio: AudioCalls.Audio(audio), options: options));

    private static Task<byte[]> SayAsync(string text, string voice, string format) =>
        Speech.FileAsync(AudioCalls.Of(TaskKind.Speech, text, options: [("voice_id", voice), ("format", format)]));
}
