using Tessera.Sandbox.Audio;
using Tessera.Sandbox.Audio.Speech;
using Tessera.Sandbox.Audio.Transcription;

namespace Tessera.Sandbox.Tests.Audio;

public sealed class AudioToolTests
{
    private const string Sentence = "Go forward ten meters.";
    private static readonly SandboxTools Tools = new(SandboxMakers.Tools);

    [Theory]
    [InlineData("echo", "nova")]
    [InlineData("nova", "onyx")]
    public async Task The_voice_changer_moves_the_pitch_to_the_requested_voice_and_keeps_the_length(string from, string to)
    {
        var given = await SayAsync("We were all away a year ago, and we are no longer alone.", from);

        var changed = await DecodedAudio.FromAsync(await RunAsync("el-voice-changer", given, ("voice_id", to)));

        var before = await DecodedAudio.FromAsync(given);
        changed.Codec.ShouldBe("mp3");
        changed.Seconds.ShouldBe(before.Seconds, 0.15);
        changed.PeakDb.ShouldBeInRange(-12, -1);
        var target = SpokenVoice.Named(to).Hertz;
        PitchOf(changed).ShouldBeInRange(target * 0.85, target * 1.15);
        PitchOf(before).ShouldNotBeInRange(target * 0.85, target * 1.15);
    }

    [Fact]
    public async Task The_voice_isolator_removes_the_noise_and_keeps_the_speech()
    {
        var clean = (await DecodedAudio.FromAsync(await SayAsync(Sentence, "echo"))).Left;
        var noisy = new float[clean.Length + (2 * 44100)];
        var noise = new Random(5);
        for (var i = 0; i < noisy.Length; i++)
        {
            var voice = i >= 44100 && i - 44100 < clean.Length ? clean[i - 44100] : 0;
            noisy[i] = (voice * 0.8f) + (((float)noise.NextDouble() - 0.5f) * 0.04f);
        }

        var given = await Ffmpeg.WriteAsync(new Waveform(44100, noisy), "wav", TestContext.Current.CancellationToken);
        var file = await RunAsync("el-voice-isolator", given);

        var isolated = await DecodedAudio.FromAsync(file);
        isolated.Seconds.ShouldBe(noisy.Length / 44100.0, 0.1);
        Level(isolated.Left, 0.3, 0.9).ShouldBeLessThan(Level(noisy, 0.3, 0.9) / 8);
        Level(isolated.Left, 1.2, 2).ShouldBeGreaterThan(Level(noisy, 1.2, 2) / 2);
        (await HearAsync(file)).ShouldContain("ten meters");
    }

    [Fact]
    public async Task Dubbing_keeps_the_words_and_their_timing_with_another_voice()
    {
        var samples = new List<float>(new float[44100]);
        samples.AddRange((await DecodedAudio.FromAsync(await SayAsync(Sentence, "nova"))).Left);
        samples.AddRange(new float[2 * 44100]);
        var given = await Ffmpeg.WriteAsync(new Waveform(44100, [.. samples]), "mp3", TestContext.Current.CancellationToken);

        var file = await RunAsync("el-dubbing", given, ("voice_id", "adam"), ("target_language", "en"));

        var dubbed = await DecodedAudio.FromAsync(file);
        dubbed.Seconds.ShouldBe(samples.Count / 44100.0, 0.1);
        Level(dubbed.Left, 0, 0.6).ShouldBeLessThan(0.002);
        Level(dubbed.Left, 1.2, 2.2).ShouldBeGreaterThan(0.03);
        Level(dubbed.Left, dubbed.Seconds - 1.2, dubbed.Seconds - 0.1).ShouldBeLessThan(0.002);
        PitchOf(dubbed).ShouldBeLessThan(120);
        (await HearAsync(file)).ShouldBe(await HearAsync(given));
    }

    [Theory]
    [InlineData("language")]
    [InlineData("target_language")]
    public async Task Dubbing_into_another_language_is_refused_rather_than_faked(string option)
    {
        var given = await SayAsync(Sentence, "nova");

        var failure = await Tools.FailureAsync(Call("el-dubbing", given, (option, "ru")));

        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldContain("cannot translate");
        failure.Message.ShouldContain("'ru'");
    }

    [Fact]
    public async Task Dubbing_of_silence_is_refused()
    {
        var silence = await Ffmpeg.WriteAsync(new Waveform(16000, new float[32000]), "wav", TestContext.Current.CancellationToken);

        (await Tools.FailureAsync(Call("el-dubbing", silence))).Message.ShouldContain("nothing to dub");
    }

    [Fact]
    public async Task A_dialogue_has_a_voice_for_each_name_and_the_names_are_not_spoken()
    {
        const string script = """
            Anna: What time is it in the morning?
            Bob: It is a quarter past seven.
            Anna: Thank you very much.
            """;
        var file = await Tools.FileAsync(AudioCalls.Of(TaskKind.Tool, script, "el-dialogue"));

        var transcript = await new SpeechRecognizer().TextAsync(
            AudioCalls.Of(TaskKind.Transcription, "", audio: AudioCalls.Audio(file), options: ("diarize", true)));
        var lines = transcript.Split('\n');
        lines.Select(line => line[..12]).ShouldBe(["[Speaker 1]:", "[Speaker 2]:", "[Speaker 1]:"]);
        lines[1].ShouldContain("quarter past seven");
        transcript.ShouldNotContain("bob");
    }

    [Fact]
    public async Task A_dialogue_without_names_takes_turns()
    {
        var turns = await DecodedAudio.FromAsync(await Tools.FileAsync(AudioCalls.Of(TaskKind.Tool, "We were all away.\nWe are all alone.", "el-dialogue")));
        var half = turns.Left.Length / 2;

        var first = Pitch.Median(turns.Left.AsSpan(0, half), 44100)!.Value;
        var second = Pitch.Median(turns.Left.AsSpan(half), 44100)!.Value;
        first.ShouldBeGreaterThan(second * 1.2);
    }

    [Fact]
    public async Task An_empty_dialogue_is_refused()
    {
        (await Tools.FailureAsync(AudioCalls.Of(TaskKind.Tool, "Anna:\n\n…", "el-dialogue"))).Message.ShouldContain("lines such as");
    }

    [Theory]
    [InlineData("el-voice-changer")]
    [InlineData("el-voice-isolator")]
    [InlineData("el-dubbing")]
    public async Task Missing_or_invalid_audio_is_refused_with_a_message(string tool)
    {
        var noAudio = await Tools.FailureAsync(Call(tool, "GIF89a and nothing to hear"u8.ToArray()));
        var missing = await Tools.FailureAsync(AudioCalls.Of(TaskKind.Tool, "", tool));

        (noAudio.Kind, missing.Kind).ShouldBe((FailureKind.InvalidInput, FailureKind.InvalidInput));
        noAudio.Message.ShouldContain("is not audio");
        missing.Message.ShouldContain("audio_url");
    }

    [Fact]
    public async Task A_tool_that_is_not_there_is_refused_by_name()
    {
        (await Tools.FailureAsync(AudioCalls.Of(TaskKind.Tool, "", "el-teleport"))).Message.ShouldContain("el-teleport");
    }

    private static TaskCall Call(string tool, byte[] audio, params (string Name, object Value)[] options) =>
        AudioCalls.Of(TaskKind.Tool, "", tool, AudioCalls.Audio(audio), options);

    private static Task<byte[]> RunAsync(string tool, byte[] audio, params (string Name, object Value)[] options) =>
        Tools.FileAsync(Call(tool, audio, options));

    private static Task<byte[]> SayAsync(string text, string voice) =>
        new SandboxSpeech().FileAsync(AudioCalls.Of(TaskKind.Speech, text, options: ("voice_id", voice)));

    private static Task<string> HearAsync(byte[] audio) =>
        new SpeechRecognizer().TextAsync(AudioCalls.Of(TaskKind.Transcription, "", audio: AudioCalls.Audio(audio)));

    private static double PitchOf(DecodedAudio heard) => Pitch.Median(heard.Left, 44100).ShouldNotBeNull();

    private static double Level(float[] samples, double from, double to) =>
        Math.Sqrt(samples[(int)(from * 44100)..(int)(to * 44100)].Average(sample => (double)sample * sample));
}
