using System.Text.Json;

namespace Tessera.Providers.ComfyUi;

/// <summary>Finds a job in the queue, and the file in the nodes' output.</summary>
internal static class ComfyUiOutput
{
    private static readonly string[] Images = ["images"];
    private static readonly string[] Videos = ["video", "videos", "gifs", "images"];
    private static readonly string[] Sounds = ["audio"];

    /// <summary>Whether a list of the queue contains this job.</summary>
    public static bool Names(JsonElement list, string id) =>
        list.ValueKind is JsonValueKind.Array && list.EnumerateArray().Any(entry =>
            entry.ValueKind is JsonValueKind.Array && entry.GetArrayLength() > 1
            && entry[1].ValueKind is JsonValueKind.String && entry[1].ValueEquals(id));

    /// <summary>Saved files come before previews; null if there is no file.</summary>
    public static ComfyUiTasks.SavedFile? Find(JsonElement outputs, TaskKind kind)
    {
        if (outputs.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var names = kind switch
        {
            TaskKind.Video => Videos,
            TaskKind.Speech or TaskKind.Music => Sounds,
            _ => Images,
        };
        return outputs.EnumerateObject()
            .SelectMany(node => names.SelectMany(name => FilesOf(node.Value, name)))
            .OrderBy(file => file.Type == "output" ? 0 : 1)
            .FirstOrDefault();
    }

    private static IEnumerable<ComfyUiTasks.SavedFile> FilesOf(JsonElement node, string name)
    {
        if (node.ValueKind is not JsonValueKind.Object || !node.TryGetProperty(name, out var list) || list.ValueKind is not JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var file in list.EnumerateArray())
        {
            if (Text(file, "filename") is { Length: > 0 } saved)
            {
                yield return new ComfyUiTasks.SavedFile(saved, Text(file, "subfolder"), Text(file, "type"));
            }
        }
    }

    private static string? Text(JsonElement file, string name) =>
        file.ValueKind is JsonValueKind.Object && file.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
