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

    /// <inheritdoc />
    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        // The catalogue calls the language to dub into `language`, ElevenLabs `target_language`.
        var target = call.Options.Text("target_language") ?? call.Options.Text("language");
        if (target is not null && !SpeechRecognizer.IsHeard(target))
        {
            return Outcome.Refused($"The sandbox cannot translate: it dubs English in English ('en') only, not in '{target}'.");
        }

        if (!call.Inputs.TryGetValue("audio_url", out var audio))
        {
            return Outcome.NoAudio();
        }

        if (await Ffmpeg.ReadAsync(audio.Content, Pocketsphinx.Rate, "anull", Ffmpeg.LongestInput, ct) is not { } sound)
        {
            return Outcome.NotAudio();
        }

        var utterances = Utterances.Find(sound.Mono, sound.Rate, Pause);
        var recognition = await Pocketsphinx.HearAsync(sound.Normalise(), utterances, progress, ct);
        if (!recognition.IsUnderstood)
        {
            return Outcome.NotEnglish();
        }

        var words = recognition.Words;
        if (words.All(heard => heard.Length == 0))
        {
            return Outcome.Refused("There is nothing to dub: no English speech was heard.");
        }

        var voice = SpokenVoice.Named(call.Options.Text("voice_id"));
        var dubbed = new float[(int)(sound.Seconds * Speaker.Rate)];
        foreach (var (utterance, heard) in utterances.Zip(words).Where(pair => pair.Second.Length > 0))
        {
            var line = await FittedAsync(heard, voice, (double)utterance.Length / sound.Rate, ct);
            Put(line, dubbed, (int)((long)utterance.Start * Speaker.Rate / sound.Rate));
        }

        return Outcome.File(await Ffmpeg.WriteAsync(new Waveform(Speaker.Rate, dubbed).Normalise(), call.Options.Text("format"), ct));
    }

    // How long a voice takes is known when it has spoken; then it speaks again as fast as it has to.
    private static async Task<Waveform> FittedAsync(string heard, SpokenVoice voice, double seconds, CancellationToken ct)
    {
        var line = new SpokenLine(heard, voice, SpokenLanguage.English);
        var said = await Speaker.SayAsync(line, ct);
        var speed = said.Seconds / seconds;
        return Math.Abs(speed - 1) < Unnoticed ? said : await Speaker.SayAsync(line with { Speed = speed }, ct);
    }

    private static void Put(Waveform line, float[] into, int start)
    {
        for (var i = 0; i < line.Length && start + i < into.Length; i++)
        {
            into[start + i] += line.Mono[i];
        }
    }
}
