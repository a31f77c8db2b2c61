using Tessera.Sandbox.Audio.Effects;

namespace Tessera.Sandbox.Audio;

/// <summary>
/// Synthesises short sound effects: about thirty kinds, named by English or Russian words, up to three together;
/// words it does not know become an abstract rush and chime of their own. <c>duration</c> 0.5 to 22 seconds.
/// </summary>
internal sealed class SandboxSoundEffects : ISandboxMaker
{
    private const double Shortest = 0.5;
    private const double Longest = 22;
    private const double Usual = 3;
    private const int MostAtOnce = 3;

    // The last one is for prompts that name no other.
    private static readonly IReadOnlyList<Effect> Effects = SandboxFile.ReadJson<IReadOnlyList<Effect>>("sounds/effects.json");

    private static readonly Lexicon<Effect> Names = new([.. Effects.SkipLast(1).Select(effect => (effect, effect.Words))]);

    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        var sound = Record(call, Math.Clamp(call.Options.Number("duration") ?? Usual, Shortest, Longest));
        progress.Report(0.7);
        return Outcome.File(await Ffmpeg.WriteAsync(sound, call.Options.Text("format"), ct));
    }

    /// <summary>The sound of a prompt, for so many seconds.</summary>
    public static Waveform Record(TaskCall call, double seconds)
    {
        var words = WordForms.In(call.Prompt);
        var mixer = new EffectMixer(seconds, SeededRandom.For(string.Join(' ', words), call.Options.Whole("seed") ?? 0));
        foreach (var effect in Names.In(words).Take(MostAtOnce).DefaultIfEmpty(Effects[^1]))
        {
            mixer.Play(effect);
        }

        return mixer.Finish();
    }
}
