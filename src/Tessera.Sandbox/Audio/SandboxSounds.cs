using Tessera.Sandbox.Audio.Effects;

namespace Tessera.Sandbox.Audio;

/// <summary>
/// Synthesises short sound effects: about thirty kinds, named by English or Russian words, up to three together;
/// words it does not know become an abstract rush and chime of their own. <c>duration</c> 0.5 to 22 seconds.
/// </summary>
internal sealed class SandboxSounds : ISandboxMaker
{
    private const double Shortest = 0.5;
    private const double Longest = 22;
    private const double Usual = 3;

    /// <inheritdoc />
    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        var seconds = Math.Clamp(call.Options.Number("duration") ?? Usual, Shortest, Longest);
        var sound = Record(call, seconds);
        progress.Report(0.7);
        return Outcome.File(await Ffmpeg.WriteAsync(sound, call.Options.Text("format"), ct));
    }

    /// <summary>The sound of a prompt, for so many seconds.</summary>
    public static Waveform Record(TaskCall call, double seconds)
    {
        var words = new PromptWords(call.Prompt);
        var stage = new Stage(seconds, SeededRandom.For(words.Text, call.Options.Whole("seed") ?? 0));
        foreach (var effect in EffectBook.Of(words))
        {
            stage.Play(effect);
        }

        return stage.Finish();
    }
}
