using Tessera.Sandbox.Audio.Speech;
using Tessera.Sandbox.Audio.Transcription;

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

    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        var (given, refusal) = await Recording.ReadWholeAsync(call, ct);
        if (given is null)
        {
            return refusal!; // There is one of the two.
        }

        var voice = SpokenVoice.Named(call.Options.Text("voice_id"));
        var natural = Pitch.Median(given.Normalise().Mono, given.Rate) ?? BorderHertz;
        progress.Report(0.3);
        var pitch = Math.Clamp(voice.Hertz / natural, 1 / MostBend, MostBend);
        var size = voice.IsFemale == natural > BorderHertz ? 1 : voice.IsFemale ? SmallerSpeaker : 1 / SmallerSpeaker;
        var filter = SpokenVoice.Shift(pitch, size * voice.Formant);
        return Outcome.File(await Ffmpeg.FilterAsync(call.Inputs["audio_url"].Content, filter, call.Options.Text("format"), ct));
    }
}
