using System.Text.Json;
using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi;

/// <summary>The files of a request as links that the catalogue's inputs take: parts of a form, URLs, and uploaded files.</summary>
internal sealed class ReadFiles(FileIds files)
{
    /// <summary>A part of a form as a <c>data:</c> URI; null, and an error, when it is not such a file.</summary>
    public static async Task<string?> OfPartAsync(string member, IFormFile part, MediaKind kind, BodyProblems problems, CancellationToken ct)
    {
        var content = await UploadBody.ReadAllAsync(part, ct);
        if (UploadBody.ProblemOf(member, content, FileType.UsableAs(kind)) is { } problem)
        {
            problems.Add(problem);
            return null;
        }

        return ToLink(content);
    }

    /// <summary>A file as a <c>data:</c> URI. It is stored when all of the request is read; an upload first would be stored twice.</summary>
    public static string ToLink(byte[] content) =>
        $"data:{FileType.Recognise(content)?.ContentType ?? "application/octet-stream"};base64,{Convert.ToBase64String(content)}";

    /// <summary>The link of a <see cref="FileReference"/>, or of a text in its stead; null, and an error, when it is none.</summary>
    public async Task<string?> OfReferenceAsync(Caller caller, string path, JsonElement value, BodyProblems problems)
    {
        if (value.ValueKind is JsonValueKind.String)
        {
            return value.GetString();
        }

        if (value.ValueKind is not JsonValueKind.Object)
        {
            problems.Mistype(path, "an object with `image_url` or `file_id`", value);
            return null;
        }

        foreach (var unknown in value.EnumerateObject().Where(member => member.Name is not ("image_url" or "file_id")))
        {
            problems.Add($"{path}.{unknown.Name}", $"There is no member `{path}.{unknown.Name}`; give `image_url` or `file_id`.");
        }

        var (url, id) = (TextOf(path, "image_url", value, problems), TextOf(path, "file_id", value, problems));
        if (url is null == id is null)
        {
            problems.Add(path, $"`{path}` must have `image_url` or `file_id`, {(url is null ? "and has neither" : "not both")}.");
            return null;
        }

        return id is null ? url : await OfIdAsync(caller, $"{path}.file_id", id, problems);
    }

    /// <summary>The link of an uploaded file; null, and an error, when the account has no such file.</summary>
    public async Task<string?> OfIdAsync(Caller caller, string path, string id, BodyProblems problems)
    {
        var link = await files.FindLinkAsync(caller.Account, id);
        if (link is null)
        {
            problems.Add(path, $"`{path}` names no file of this account: {Excerpt.Of(id)}. Upload it with POST /v1/files.");
        }

        return link;
    }

    private static string? TextOf(string path, string name, JsonElement value, BodyProblems problems)
    {
        if (!value.TryGetProperty(name, out var member) || member.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        // Chat Completions nests the URL of an image in an object.
        if (member.ValueKind is JsonValueKind.Object && member.TryGetProperty("url", out var nested))
        {
            member = nested;
        }

        if (member.ValueKind is JsonValueKind.String)
        {
            return member.GetString();
        }

        problems.Mistype($"{path}.{name}", "a string", member);
        return null;
    }
}
