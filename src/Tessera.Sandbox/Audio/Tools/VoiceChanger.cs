using Tessera.Sandbox.Audio.Speech;

namespace Tessera.Sandbox.Audio.Tools;

/// <summary>
/// <c>el-voice-changer</c>: bends a recorded voice to the pitch, and towards the size, of the voice asked for. Words,
/// rhythm and length stay. It is still the old voice, bent: nothing of the new one's manner is known here.
/// </summary>
internal sealed class VoiceChanger : ISandboxMaker
{
    private const double MostBend = 2;

    /// <summary>Between the voices of most men and of most women.</summary>
    private const double BorderHertz = 148;

    private const double SmallerSpeaker = 1.13;

    /// <inheritdoc />
    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        if (!call.Inputs.TryGetValue("audio_url", out var audio))
        {
            return Outcome.NoAudio();
        }

        const int Rate = 16000;
        if (await Ffmpeg.ReadAsync(audio.Content, Rate, "anull", Ffmpeg.LongestInput, ct) is not { } given)
        {
            return Outcome.NotAudio();
        }

        var voice = SpokenVoice.Named(call.Options.Text("voice_id"));
        var natural = Pitch.Median(given.Normalise().Mono, Rate) ?? BorderHertz;
        progress.Report(0.3);
        var pitch = Math.Clamp(voice.Hertz / natural, 1 / MostBend, MostBend);
        var size = voice.IsFemale == natural > BorderHertz ? 1 : voice.IsFemale ? SmallerSpeaker : 1 / SmallerSpeaker;
        var filter = $"{Timbre.Filter(pitch, size * voice.Formant)},{Ffmpeg.Limiter}";
        return await Ffmpeg.FilterAsync(audio.Content, filter, call.Options.Text("format"), ct) is { } changed
            ? Outcome.File(changed)
            : Outcome.NotAudio();
    }
}
