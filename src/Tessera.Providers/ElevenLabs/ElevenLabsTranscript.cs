using System.Text;
using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.ElevenLabs;

/// <summary>
/// A transcript: its text, and its words with their times and, on request, their speakers.
/// https://elevenlabs.io/docs/api-reference/speech-to-text/convert
/// </summary>
internal static class ElevenLabsTranscript
{
    /// <summary>The text with the times of its sentences; with speakers, a line for each turn, numbered as they begin to speak.</summary>
    public static TaskState Read(TaskCall call, JsonElement reply)
    {
        if (reply.Member("text") is not { ValueKind: JsonValueKind.String } text)
        {
            return new TaskState.Failed(reply.HasItems("detail") ? HttpFailure.Broken : HttpFailure.UnreadableSubmit);
        }

        var turns = new List<Turn>();
        foreach (var word in reply.Items("words"))
        {
            Add(turns, word, call.Options.Flag("diarize"));
        }

        var transcript = call.Options.Flag("diarize") && turns.Count > 0 ? SpeakerLines.Of([.. turns.Select(turn => (turn.Speaker, turn.Text.ToString().Trim()))]) : (text.AsText() ?? "").Trim();
        return new TaskState.Completed(new TaskOutput.Text(transcript)
        {
            Parts = [.. turns.Select(turn => TaskOutput.SpokenPart.OfSeconds(turn.Text.ToString().Trim(), turn.Start, Math.Max(turn.Start, turn.End)))],
        });
    }

    // Spaces are words of their own, and belong to what stands before them.
    private static void Add(List<Turn> turns, JsonElement word, bool bySpeaker)
    {
        var piece = word.Member("text").AsText() ?? "";
        var speaker = bySpeaker ? word.Text("speaker_id") : null;
        var isSpace = word.Text("type") == "spacing" || piece.Trim().Length == 0;
        if (isSpace)
        {
            turns.LastOrDefault()?.Text.Append(piece);
            return;
        }

        if (turns.LastOrDefault() is not { } last || last.Speaker != speaker || last.IsSentence)
        {
            last = new Turn { Speaker = speaker, Start = Seconds(word, "start") };
            turns.Add(last);
        }

        last.Text.Append(piece);
        last.End = Seconds(word, "end");
    }

    private static double Seconds(JsonElement word, string name) => word.Number(name) is { } seconds and >= 0 and < 1_000_000 ? (double)seconds : 0;

    /// <summary>A sentence, or as much of it as one speaker says.</summary>
    private sealed class Turn
    {
        public string? Speaker { get; init; }

        public double Start { get; init; }

        public double End { get; set; }

        public StringBuilder Text { get; } = new();

        public bool IsSentence => Text.ToString().TrimEnd() is [.., '.' or '!' or '?' or '…' or '。'];
    }
}
