using System.Text.Json;
using Tessera.Providers.Http;

namespace Tessera.Providers.Replicate;

/// <summary>
/// Finds the result in a model's output: a string, a list of strings or an object. Links are files, and everything
/// else is text. https://replicate.com/docs/topics/predictions/output-files
/// </summary>
internal static class ReplicateOutput
{
    private static readonly string[] Videos = ["video", "output", "mp4"];
    private static readonly string[] Sounds = ["audio", "audio_out", "output", "wav", "mp3"];
    private static readonly string[] Images = ["image", "images", "output", "png"];
    private static readonly string[] TextNames = ["text", "transcription", "translation", "output"];

    /// <summary>Null if it is empty.</summary>
    public static TaskOutput? Find(TaskKind kind, JsonElement output)
    {
        var text = TextIn(output);
        return kind is TaskKind.Transcription && text is not null ? text with { Parts = SpokenParts.In(output) } : FileIn(output, NamesOf(kind)) ?? text;
    }

    private static string[] NamesOf(TaskKind kind) => kind switch
    {
        TaskKind.Video => Videos,
        TaskKind.Speech or TaskKind.Music => Sounds,
        _ => Images,
    };

    private static TaskOutput? FileIn(JsonElement value, string[] names) => value.ValueKind switch
    {
        JsonValueKind.String => RemoteFile.Read(value.GetString()),
        JsonValueKind.Array => value.EnumerateArray().Select(item => FileIn(item, names)).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => value.EnumerateObject()
            .OrderBy(member => Array.IndexOf(names, member.Name) is >= 0 and var index ? index : names.Length)
            .Select(member => FileIn(member.Value, names)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static TaskOutput.Text? TextIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when RemoteFile.Read(value.GetString()) is null && value.GetString() is { Length: > 0 } text => new TaskOutput.Text(text),
        // A language model streams its reply as a list of pieces.
        JsonValueKind.Array when value.EnumerateArray().Where(piece => piece.ValueKind is not JsonValueKind.Null).ToList() is { Count: > 0 } pieces && pieces.TrueForAll(IsText) =>
            new TaskOutput.Text(string.Concat(pieces.Select(piece => piece.GetString()))),
        JsonValueKind.Object => TextNames.Select(name => value.TryGetProperty(name, out var member) ? TextIn(member) : null)
            .FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static bool IsText(JsonElement piece) => piece.ValueKind is JsonValueKind.String && RemoteFile.Read(piece.GetString()) is null;
}
