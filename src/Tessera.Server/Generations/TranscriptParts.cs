using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Generations;

/// <summary>
/// When the parts of a transcript are spoken. Stored as numbers beside it, times in milliseconds and positions in its text, so that
/// a transcript that its owner deletes is gone.
/// </summary>
internal static class TranscriptParts
{
    /// <summary>The stored metadata of a transcript; null where the provider does not say when its parts are spoken.</summary>
    public static string? ToMetadata(TaskOutput.Text transcript)
    {
        var parts = new List<long[]>();
        var at = 0;
        foreach (var part in transcript.Parts)
        {
            var text = part.Value.Trim();
            if (text.Length == 0)
            {
                continue;
            }

            at = transcript.Value.IndexOf(text, at, StringComparison.Ordinal);
            if (at < 0)
            {
                // Parts that are not those of the text would caption it wrongly.
                return null;
            }

            parts.Add([(long)part.Start.TotalMilliseconds, (long)part.End.TotalMilliseconds, at, text.Length]);
            at += text.Length;
        }

        return parts.Count == 0 ? null : JsonSerializer.Serialize(new Stored(parts), WireJson.Options);
    }

    /// <summary>The parts of a generation's transcript; empty where they are not known.</summary>
    public static IReadOnlyList<TaskOutput.SpokenPart> Of(Generation generation) =>
        generation is { ResultMetadata: { } json, ResultText: { } text } && JsonSerializer.Deserialize<Stored>(json, WireJson.Options) is { Parts: { } parts }
            ? [.. parts.Select(part => new TaskOutput.SpokenPart(
                text.Substring((int)part[2], (int)part[3]), TimeSpan.FromMilliseconds(part[0]), TimeSpan.FromMilliseconds(part[1])))]
            : [];

    private sealed record Stored(IReadOnlyList<long[]> Parts);
}
