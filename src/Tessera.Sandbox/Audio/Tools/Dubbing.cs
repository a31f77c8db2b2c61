using Tessera.Sandbox.Audio.Speech;
using Tessera.Sandbox.Audio.Transcription;

namespace Tessera.Sandbox.Audio.Tools;

/// <summary>
/// <c>el-dubbing</c>: hears English and says it again with the voice asked for, each sentence where it was and as long
/// as it was. It cannot translate, so a <c>language</c> other than English is refused rather than faked, and
/// says again what it heard, mistakes included. Nothing of the old sound is kept.
/// </summary>
internal sealed class Dubbing : ISandboxMaker
{
    private const double Unnoticed = 0.06;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.4);

    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        // The catalogue calls the language to dub into `language`, ElevenLabs `target_language`.
        var target = call.Options.Text("target_language") ?? call.Options.Text("language");
        if (target is not null && !SpeechRecognizer.IsHeard(target))
        {
            return Outcome.Refused($"The sandbox cannot translate: it dubs English in English ('en') only, not in '{target}'.");
        }

        var (sound, refusal) = await Recording.ReadWholeAsync(call, ct);
        if (sound is null)
        {
            return refusal!; // There is one of the two.
        }

        var segments = SpeechSegment.Find(sound, Pause);
        var recognition = await Pocketsphinx.RecognizeAsync(sound.Normalise(), segments, progress, ct);
        var spoken = segments.Zip(recognition.Words).Where(pair => pair.Second.Length > 0).ToList();
        if (!recognition.IsUnderstood || spoken.Count == 0)
        {
            return recognition.IsUnderstood ? Outcome.Refused("There is nothing to dub: no English speech was heard.") : Recognition.NotEnglish;
        }

        var voice = SpokenVoice.Named(call.Options.Text("voice_id"));
        var dubbed = new float[(int)(sound.Seconds * SpeechSynthesizer.Rate)];
        foreach (var (segment, words) in spoken)
        {
            var line = await FittedAsync(words, voice, (double)segment.Length / sound.Rate, ct);
            var rest = dubbed.AsSpan((int)((long)segment.Start * SpeechSynthesizer.Rate / sound.Rate));
            var fitting = line.Mono.AsSpan(0, Math.Min(line.Length, rest.Length));
            TensorPrimitives.Add(fitting, rest[..fitting.Length], rest);
        }

        return Outcome.File(await Ffmpeg.WriteAsync(new Waveform(SpeechSynthesizer.Rate, dubbed).Normalise(), call.Options.Text("format"), ct));
    }

    // How long a voice takes is known when it has spoken; then it speaks again as fast as it has to.
    private static async Task<Waveform> FittedAsync(string words, SpokenVoice voice, double seconds, CancellationToken ct)
    {
        var line = new SpokenLine(words, voice, SpokenLanguage.English);
        var said = await SpeechSynthesizer.SayAsync(line, ct);
        var speed = said.Seconds / seconds;
        return Math.Abs(speed - 1) < Unnoticed ? said : await SpeechSynthesizer.SayAsync(line with { Speed = speed }, ct);
    }
}
