using Tessera.Sandbox.Audio.Transcription;

namespace Tessera.Sandbox.Audio;

/// <summary>
/// Hears American English in any sound file ffmpeg reads: offline, by pocketsphinx, with its vocabulary of about
/// 130,000 words; lower case, no punctuation, first ten minutes. <c>language</c> may be absent, <c>auto</c> or
/// <c>en</c>; another one is refused rather than heard wrong, and so is speech that does not fit the English words put
/// to it. <c>diarize</c> labels speakers by silences and pitch alone: see <see cref="Speakers"/>.
/// </summary>
internal sealed class SpeechRecognizer : ISandboxMaker
{
    /// <summary>The transcript of a file without speech.</summary>
    public const string Nothing = "[no speech heard]";

    /// <summary>The last line of the transcript of a file that is too long.</summary>
    public const string Cut = "[the sandbox hears the first 10 minutes only]";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan PauseBetweenSpeakers = TimeSpan.FromSeconds(0.25);

    /// <inheritdoc />
    public async Task<TaskState> MakeAsync(TaskCall call, IProgress<double> progress, CancellationToken ct)
    {
        if (call.Options.Text("language") is { } language && !IsHeard(language))
        {
            return Outcome.Refused($"The sandbox hears English only ('en' or 'auto'), not '{language}'.");
        }

        if (!call.Inputs.TryGetValue("audio_url", out var audio))
        {
            return Outcome.NoAudio();
        }

        if (await Ffmpeg.ReadAsync(audio.Content, Pocketsphinx.Rate, "anull", Ffmpeg.LongestInput, ct) is not { } sound)
        {
            return Outcome.NotAudio();
        }

        var diarize = call.Options.Flag("diarize");
        var utterances = Utterances.Find(sound.Mono, sound.Rate, diarize ? PauseBetweenSpeakers : Pause);
        var heard = await Pocketsphinx.HearAsync(sound.Normalise(), utterances, progress, ct);
        if (!heard.IsUnderstood)
        {
            return Outcome.NotEnglish();
        }

        var transcript = diarize ? Labelled(heard.Words, Speakers.Tell(sound, utterances)) : Joined(heard.Words);
        transcript = transcript.Length == 0 ? Nothing : transcript;
        return Outcome.Text(sound.Seconds < Ffmpeg.LongestInput.TotalSeconds ? transcript : $"{transcript}\n{Cut}");
    }

    /// <summary>Whether a language, as a request names it, is one the sandbox hears.</summary>
    public static bool IsHeard(string language) =>
        language.Length == 0
        || language.Equals("auto", StringComparison.OrdinalIgnoreCase)
        || language.Equals("en", StringComparison.OrdinalIgnoreCase)
        || language.Equals("english", StringComparison.OrdinalIgnoreCase)
        || language.StartsWith("en-", StringComparison.OrdinalIgnoreCase)
        || language.StartsWith("en_", StringComparison.OrdinalIgnoreCase);

    private static string Joined(IEnumerable<string> words) => string.Join(' ', words.Where(heard => heard.Length > 0));

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
