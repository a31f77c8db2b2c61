using Tessera.Sandbox.Audio.Music;

namespace Tessera.Sandbox.Audio;

/// <summary>
/// Composes and synthesises music: the prompt's words, English or Russian, choose style, mood, tempo (<c>120 bpm</c>),
/// key (<c>in D minor</c>) and soloist; the seed chooses what they leave open. No model and no recordings: melodies over
/// chord progressions, played by synthesised instruments. <c>duration</c> is exact, 15 to 120 seconds, and the end
/// leads into the beginning: it can be looped (without a seam in wav; lossy formats add a few milliseconds).
/// </summary>
internal sealed class SandboxMusic : ISandboxMaker
{
    private const double Shortest = 15;
    private const double Longest = 120;
    private const double Usual = 30;

    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        var seconds = Math.Clamp(call.Options.Number("duration") ?? Usual, Shortest, Longest);
        var request = MusicRequest.Of(call.Prompt, call.Options.Whole("seed") ?? 0, seconds);
        var score = new Composer(request).Write();
        progress.Report(0.1);
        var music = new MusicRenderer(request).Render(score, ct);
        progress.Report(0.8);
        return Outcome.File(await Ffmpeg.WriteAsync(music, call.Options.Text("format"), ct));
    }
}
