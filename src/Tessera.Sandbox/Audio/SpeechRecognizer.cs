using Tessera.Sandbox.Audio.Transcription;

namespace Tessera.Sandbox.Audio;

/// <summary>
/// Transcribes American English from any sound file ffmpeg reads: offline, by pocketsphinx, with its vocabulary of about
/// 130,000 words; lower case, no punctuation, first ten minutes. <c>language</c> may be absent, <c>auto</c> or
/// <c>en</c>; another one is refused rather than heard wrong, and so is speech that does not fit the English words put
/// to it. <c>diarize</c> labels speakers by silences and pitch alone: see <see cref="Diarization"/>.
/// </summary>
internal sealed class SpeechRecognizer : ISandboxMaker
{
    /// <summary>The transcript of a file without speech.</summary>
    public const string Nothing = "[no speech heard]";

    /// <summary>The last line of the transcript of a file that is too long.</summary>
    public const string Cut = "[the sandbox hears the first 10 minutes only]";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan PauseBetweenSpeakers = TimeSpan.FromSeconds(0.25);

    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        if (call.Options.Text("language") is { } language && !IsHeard(language))
        {
            return Outcome.Refused($"The sandbox hears English only ('en' or 'auto'), not '{language}'.");
        }

        var (sound, refusal) = await Recording.ReadAsync(call, ct);
        if (sound is null)
        {
            return refusal!; // There is one of the two.
        }

        var (diarize, heard) = (call.Options.Flag("diarize"), sound.First(Recording.Longest));
        var segments = SpeechSegment.Find(heard, diarize ? PauseBetweenSpeakers : Pause);
        var recognition = await Pocketsphinx.RecognizeAsync(heard.Normalise(), segments, progress, ct);
        if (!recognition.IsUnderstood)
        {
            return Recognition.NotEnglish;
        }

        var speakers = diarize ? Diarization.SpeakersOf(heard, segments) : [];
        var transcript = diarize ? Labelled(recognition.Words, speakers) : string.Join(' ', recognition.Words.Where(words => words.Length > 0));
        transcript = transcript.Length == 0 ? Nothing : transcript;
        var parts = segments.Zip(recognition.Words, (part, words) => TaskOutput.SpokenPart.OfSeconds(words, (double)part.Start / heard.Rate, (double)part.End / heard.Rate));
        return new TaskState.Completed(new TaskOutput.Text(sound.Length == heard.Length ? transcript : $"{transcript}\n{Cut}") { Parts = [.. parts] });
    }

    /// <summary>Whether a language, as a request names it, is one the sandbox hears.</summary>
    public static bool IsHeard(string language) =>
        language.ToUpperInvariant() is "" or "AUTO" or "EN" or "ENGLISH" or ['E', 'N', '-' or '_', ..];

    private static string Labelled(string[] words, int[] speakers)
    {
        var turns = new List<string>();
        var speaking = 0;
        foreach (var (heard, speaker) in words.Zip(speakers).Where(turn => turn.First.Length > 0))
        {
            if (speaker == speaking)
            {
                turns[^1] += " " + heard;
            }
            else
            {
                turns.Add(FormattableString.Invariant($"[Speaker {speaker}]: {heard}"));
            }

            speaking = speaker;
        }

        return string.Join('\n', turns);
    }
}
