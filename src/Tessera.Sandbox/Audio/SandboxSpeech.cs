using Tessera.Sandbox.Audio.Speech;

namespace Tessera.Sandbox.Audio;

/// <summary>
/// Says the prompt, really: by flite in English, by espeak-ng in about forty other languages, which it guesses by
/// script and frequent words. Options: <c>voice_id</c> (any; known ones have voices of their own), <c>speed</c> 0.5 to 2,
/// <c>format</c> mp3, wav or ogg (Opus), <c>language</c> to overrule the guess.
/// </summary>
internal sealed class SandboxSpeech : ISandboxMaker
{
    private const int MostCharacters = 6_000;

    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        var text = SpokenText.Clean(call.Prompt);
        if (!SpokenText.HasWords(text))
        {
            return Outcome.Refused("There is nothing to say: the text has no letter and no digit.");
        }

        if (text.Length > MostCharacters)
        {
            return Outcome.Refused($"The text is too long: the sandbox says up to {MostCharacters} characters.");
        }

        var line = new SpokenLine(
            text,
            SpokenVoice.Named(call.Options.Text("voice_id")),
            SpokenLanguage.Of(text, call.Options.Text("language")),
            call.Options.Number("speed") ?? 1);
        var speech = await SpeechSynthesizer.SayAsync(line, ct);
        progress.Report(0.8);
        return Outcome.File(await Ffmpeg.WriteAsync(speech, call.Options.Text("format"), ct));
    }
}
