using System.Text.Json;

namespace Tessera.Providers;

/// <summary>
/// Finds when the parts of a transcript are spoken, in the output of a Whisper model: <c>segments</c> with <c>start</c> and
/// <c>end</c>, or <c>chunks</c> with a <c>timestamp</c> of the two, in seconds.
/// </summary>
internal static class SpokenParts
{
    /// <summary>The parts; empty where the output has none, or one of them cannot be read.</summary>
    public static IReadOnlyList<TaskOutput.SpokenPart> In(JsonElement output)
    {
        if (output.ValueKind is not JsonValueKind.Object || (ListIn(output, "segments") ?? ListIn(output, "chunks")) is not { } list)
        {
            return [];
        }

        var parts = list.EnumerateArray().Select(Read).ToList();
        return parts.Contains(null) ? [] : [.. parts.OfType<TaskOutput.SpokenPart>()];
    }

    private static JsonElement? ListIn(JsonElement output, string name) =>
        output.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array ? list : null;

    private static TaskOutput.SpokenPart? Read(JsonElement part)
    {
        if (part.ValueKind is not JsonValueKind.Object || !part.TryGetProperty("text", out var text) || text.ValueKind is not JsonValueKind.String)
        {
            return null;
        }

        var (start, end) = part.TryGetProperty("timestamp", out var stamp) && stamp.ValueKind is JsonValueKind.Array && stamp.GetArrayLength() == 2
            ? (Seconds(stamp[0]), Seconds(stamp[1]))
            : (Seconds(part, "start"), Seconds(part, "end"));
        return start is { } from && end is { } to && from <= to ? new(text.GetString() ?? "", from, to) : null;
    }

    private static TimeSpan? Seconds(JsonElement part, string name) => part.TryGetProperty(name, out var value) ? Seconds(value) : null;

    private static TimeSpan? Seconds(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 1_000_000 ? TimeSpan.FromSeconds(seconds) : null;
}
