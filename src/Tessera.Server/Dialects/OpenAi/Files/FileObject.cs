using Tessera.Server.Artifacts.Uploads;

namespace Tessera.Server.Dialects.OpenAi.Files;

/// <summary>An uploaded file.</summary>
/// <param name="Id"><c>file-…</c>.</param>
/// <param name="Object">Always <c>file</c>.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="CreatedAt">In seconds since 1970.</param>
/// <param name="ExpiresAt">When it is deleted.</param>
/// <param name="Filename">Its ID and the extension of its type; the name it was uploaded with is not kept.</param>
/// <param name="Purpose">Always <c>user_data</c>: files are inputs of requests.</param>
/// <param name="Status">Always <c>processed</c>.</param>
internal sealed record FileObject(
    string Id, string Object, long Bytes, long CreatedAt, long ExpiresAt, string Filename, string Purpose, string Status)
{
    public const string Input = "user_data";

    public static FileObject From(Upload upload) => new(
        FileIds.Of(upload),
        "file",
        upload.Bytes,
        upload.CreatedAt.ToUnixTimeSeconds(),
        upload.ExpiresAt.ToUnixTimeSeconds(),
        upload.Key.FileName,
        Input,
        "processed");
}
