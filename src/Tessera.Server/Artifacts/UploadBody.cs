using Tessera.Media;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>Reads the file of an upload: the body itself, or the part <c>file</c> of a multipart form.</summary>
internal static class UploadBody
{
    public const string Member = "file";

    private static readonly string[] Allowed = ["multipart/form-data", "image/*", "video/*", "audio/*", "application/octet-stream"];

    public static async Task<(byte[]? Content, ApiError? Error)> ReadAsync(HttpContext context, int maxBytes, CancellationToken ct)
    {
        var request = context.Request;
        if (request.HasFormContentType)
        {
            return await ReadPartAsync(context, ct);
        }

        if (!IsAllowed(request.ContentType))
        {
            return (null, ApiErrors.UnsupportedMediaType(request.ContentType ?? "none", Allowed));
        }

        try
        {
            var content = await ReadAllAsync(request.Body, ct);
            return content.Length > maxBytes ? (null, ApiErrors.PayloadTooLarge(maxBytes)) : (content, null);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (null, ApiErrors.PayloadTooLarge(maxBytes));
        }
    }

    /// <summary>The error of an uploaded file: its type is not allowed, or it is truncated. Null when it is valid.</summary>
    public static FieldError? ProblemOf(string member, byte[] content, IEnumerable<FileType> allowed)
    {
        var formats = allowed.Select(type => type.Format).ToList();
        return FileType.Recognise(content) is not { } type || !formats.Contains(type.Format)
            ? new FieldError(member, $"`{member}` is {FileType.Recognise(content)?.ContentType ?? FileType.Describe(content)}; send {string.Join(", ", formats)}.", formats)
            : TruncatedFile.Find(content) is { } missing ? new FieldError(member, $"`{member}` is {type.ContentType} that cannot be used. {missing}")
            : null;
    }

    /// <summary>The bytes of a form's file.</summary>
    public static async Task<byte[]> ReadAllAsync(IFormFile file, CancellationToken ct)
    {
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, ct);
        return content;
    }

    private static async Task<(byte[]? Content, ApiError? Error)> ReadPartAsync(HttpContext context, CancellationToken ct)
    {
        var (form, error) = await Forms.ReadAsync(context);
        if (form is null)
        {
            return (null, error);
        }

        if (form.Files.GetFile(Member) is not { } file)
        {
            var seen = form.Files.Select(other => other.Name).Concat(form.Keys).ToList();
            return (null, ApiErrors.Validation(new FieldError(
                Member, $"The form has no file named '{Member}'; it has {(seen.Count == 0 ? "no parts" : string.Join(", ", seen))}.")));
        }

        return (await ReadAllAsync(file, ct), null);
    }

    private static async Task<byte[]> ReadAllAsync(Stream body, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        await body.CopyToAsync(kept, ct);
        return kept.ToArray();
    }

    // Only the media type itself is compared, without case: browsers send `video/webm;codecs=vp8,opus`, whose parameter is
    // malformed.
    private static bool IsAllowed(string? contentType)
    {
        var type = (contentType ?? "").Split(';')[0].Trim();
        return Array.Exists(Allowed, allowed => allowed.EndsWith('*')
            ? type.StartsWith(allowed[..^1], StringComparison.OrdinalIgnoreCase)
            : type.Equals(allowed, StringComparison.OrdinalIgnoreCase));
    }
}
