using System.Text.Json;
using Tessera.Providers.Http;

namespace Tessera.Providers.Fal;

/// <summary>
/// Finds the result in a model's output, whose form differs by model: a file is an object with a <c>url</c>, a text is
/// a string. The member names that fal's models usually have are tried first.
/// </summary>
internal static class FalOutput
{
    private static readonly string[] Images = ["images", "image"];
    private static readonly string[] Videos = ["video", "videos"];
    private static readonly string[] Sounds = ["audio", "audio_file", "audio_url"];
    private static readonly string[] TextNames = ["text", "output", "outputs", "results", "result"];

    /// <summary>The state of a job that ended with this output, an object.</summary>
    public static TaskState Read(TaskKind kind, JsonElement output)
    {
        if (Member(output, "has_nsfw_concepts") is { ValueKind: JsonValueKind.Array } flags
            && flags.GetArrayLength() > 0 && flags.EnumerateArray().All(flag => flag.ValueKind is JsonValueKind.True))
        {
            // fal's filter replaces the image by a black one, with status 200.
            return new TaskState.Failed(HttpFailure.OutputRefused);
        }

        var text = First(TextNames, name => TextOf(Member(output, name)));
        var found = kind is TaskKind.Transcription && text is TaskOutput.Text transcript
            ? transcript with { Parts = SpokenParts.In(output) }
            : First(NamesOf(kind), name => FileIn(Member(output, name))) ?? FileIn(output) ?? text;
        return found is null ? new TaskState.Failed(HttpFailure.Empty) : new TaskState.Completed(found);
    }

    private static string[] NamesOf(TaskKind kind) => kind switch
    {
        TaskKind.Video => Videos,
        TaskKind.Speech or TaskKind.Music => Sounds,
        TaskKind.Image => Images,
        _ => [],
    };

    /// <summary>The first file in the order of the document.</summary>
    private static TaskOutput? FileIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => FileIn(Member(value, "url"))
            ?? First(value.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array), member => FileIn(member.Value)),
        JsonValueKind.Array => First(value.EnumerateArray(), FileIn),
        JsonValueKind.String => RemoteFile.Read(value.GetString()),
        _ => null,
    };

    private static TaskOutput.Text? TextOf(JsonElement value)
    {
        var texts = value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray().Where(text => text.ValueKind is not JsonValueKind.Null)] : new List<JsonElement> { value };
        return texts.Count > 0 && texts.All(text => text.ValueKind is JsonValueKind.String) && RemoteFile.Read(texts[0].GetString()) is null
            ? new TaskOutput.Text(string.Join('\n', texts.Select(text => text.GetString())))
            : null;
    }

    private static JsonElement Member(JsonElement value, string name) => value.TryGetProperty(name, out var member) ? member : default;

    private static TaskOutput? First<T>(IEnumerable<T> items, Func<T, TaskOutput?> look) =>
        items.Select(look).FirstOrDefault(found => found is not null);
}
