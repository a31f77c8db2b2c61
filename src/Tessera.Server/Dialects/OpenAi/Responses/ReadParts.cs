using System.Text.Json;
using System.Text.Unicode;
using Tessera.Providers;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>Reads the content of a message or the output of a tool: a text, or an array of parts.</summary>
/// <param name="problems">Where errors go.</param>
/// <param name="files">The links of the images that the input names by `file_id`.</param>
internal sealed class ReadParts(BodyProblems problems, IReadOnlyDictionary<string, string> files)
{
    private const int MaxFileBytes = 1_000_000;

    private static readonly string[] TextTypes = ["application/json", "application/xml", "application/yaml", "application/javascript"];

    /// <summary>The parts; those that cannot be read are left out and reported.</summary>
    public IReadOnlyList<DraftPart> Read(JsonElement item, string name, string path)
    {
        path = $"{path}.{name}";
        var content = item.TryGetProperty(name, out var given) ? given : default;
        if (content.ValueKind is JsonValueKind.String)
        {
            return [new DraftPart.Text(content.GetString() ?? "")];
        }

        var parts = new List<DraftPart>();
        if (content.ValueKind is not JsonValueKind.Array)
        {
            problems.Add(path, $"`{path}` must be a string or an array of parts.");
            return parts;
        }

        foreach (var (index, part) in content.EnumerateArray().Index())
        {
            if (ReadPart(part, $"{path}[{index}]") is { } read)
            {
                parts.Add(read);
            }
        }

        return parts;
    }

    private DraftPart? ReadPart(JsonElement part, string path)
    {
        switch (JsonText.Of(part, "type"))
        {
            case "input_text" or "output_text" or "text" when JsonText.Of(part, "text") is { } text:
                return new DraftPart.Text(text);
            case "refusal" when JsonText.Of(part, "refusal") is { } refusal:
                return new DraftPart.Text(refusal);
            case "input_image" when JsonText.Of(part, "image_url") is { } url:
                return new DraftPart.Image(url, path, $"{path}.image_url");
            case "input_image" or "input_file" when JsonText.Of(part, "file_id") is { } id:
                return ReadUploaded(id, $"{path}.file_id");
            case "input_image":
                problems.Add(path, $"`{path}.image_url` must be a link or a data: URI, or `{path}.file_id` a file of this account.");
                return null;
            case "input_file":
                return ReadFile(part, path);
            default:
                problems.Add(path, $"`{path}` must be a part of the type input_text, input_image, input_file or output_text, with the member that belongs to it.");
                return null;
        }
    }

    private DraftPart.Image? ReadUploaded(string id, string path)
    {
        if (files.TryGetValue(id, out var link))
        {
            return new DraftPart.Image(link, path, path);
        }

        problems.Add(path, $"`{path}` names no image of this account: {Excerpt.Of(id)}. Upload it with POST /v1/files, or send the file itself.");
        return null;
    }

    // A vendor's model reads a document in a form of its vendor; a text is a text to all.
    private DraftPart.Text? ReadFile(JsonElement part, string path)
    {
        if (JsonText.Of(part, "file_data") is not { } data || !DataUri.IsOne(data))
        {
            problems.Add(path, $"`{path}.file_data` must be the file as a data: URI; files by `file_url` are not supported, and by `file_id` only images.");
            return null;
        }

        var type = data[DataUri.Scheme.Length..].Split(',', ';')[0].Trim().ToLowerInvariant();
        if (!type.StartsWith("text/", StringComparison.Ordinal) && !TextTypes.Contains(type))
        {
            problems.Add(
                path,
                $"`{path}.file_data` is of the type \"{Excerpt.Of(type)}\"; only texts can be read, such as text/plain or application/json. Send the text of a document, or its pages as images.");
            return null;
        }

        var content = DataUri.Decode(data, MaxFileBytes, out var problem);
        if (content is null || !Utf8.IsValid(content))
        {
            problems.Add(path, $"`{path}.file_data` cannot be read. {problem ?? "It is not UTF-8."}");
            return null;
        }

        var text = System.Text.Encoding.UTF8.GetString(content);
        return new DraftPart.Text(JsonText.Of(part, "filename") is { Length: > 0 } name ? $"{name}:\n{text}" : text);
    }
}
