using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>Reads the file of an upload: the body itself, or the part <c>file</c> of a multipart form.</summary>
internal static class UploadBody
{
    public const string Member = "file";

    /// <summary>What boundaries and part headers may add to the file.</summary>
    public const int FormOverhead = 64 * 1024;

    private static readonly string[] Allowed = ["multipart/form-data", "image/*", "video/*", "audio/*", "application/octet-stream"];

    public static async Task<(byte[]? Content, ApiError? Error)> ReadAsync(HttpContext context, int maxBytes, CancellationToken ct)
    {
        var request = context.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !IsAllowed(type))
        {
            return (null, ApiErrors.UnsupportedMediaType(request.ContentType ?? "none", Allowed));
        }

        var limit = (long)maxBytes + (request.HasFormContentType ? FormOverhead : 0);
        if (request.ContentLength > limit)
        {
            return (null, ApiErrors.PayloadTooLarge(maxBytes));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        try
        {
            return request.HasFormContentType ? await ReadPartAsync(request, maxBytes, ct) : (await ReadAllAsync(request.Body, ct), null);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // Kestrel's own answer would name the limit of the form, not of the file.
            return (null, ApiErrors.PayloadTooLarge(maxBytes));
        }
    }

    /// <summary>A multipart form, or the error to answer with when it is cut off or malformed.</summary>
    public static async Task<(IFormCollection? Form, ApiError? Error)> ReadFormAsync(HttpRequest request, CancellationToken ct)
    {
        try
        {
            // The body's own limit holds; the form's would be a second one, with a worse answer.
            return (await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = long.MaxValue }, ct), null);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return (null, ApiErrors.BadRequest(
                $"The form cannot be read: {malformed.Message}", $"Форма не читается: {malformed.Message}"));
        }
    }

    private static async Task<(byte[]? Content, ApiError? Error)> ReadPartAsync(HttpRequest request, int maxBytes, CancellationToken ct)
    {
        var (form, error) = await ReadFormAsync(request, ct);
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

        if (file.Length > maxBytes)
        {
            return (null, ApiErrors.PayloadTooLarge(maxBytes));
        }

        await using var content = file.OpenReadStream();
        return (await ReadAllAsync(content, ct), null);
    }

    private static async Task<byte[]> ReadAllAsync(Stream body, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        await body.CopyToAsync(kept, ct);
        return kept.ToArray();
    }

    private static bool IsAllowed(MediaTypeHeaderValue type) =>
        type.MediaType == "multipart/form-data" || type.MediaType == "application/octet-stream"
        || type.Type == "image" || type.Type == "video" || type.Type == "audio";
}
