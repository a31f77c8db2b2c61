using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Artifacts.Uploads;

/// <summary>
/// The file of an upload, the body itself or the part <c>file</c> of a multipart form, which the endpoint takes as a parameter.
/// Unlike a request record it is read by its handler, which reserves the space for it first.
/// </summary>
internal sealed class UploadBody : IBindableFromHttpContext<UploadBody>, IEndpointParameterMetadataProvider
{
    public const string Member = "file";

    private const int MostShown = 10;

    private static readonly string[] Allowed = ["multipart/form-data", "image/*", "video/*", "audio/*", "application/octet-stream"];

    private readonly HttpContext _context;

    private UploadBody(HttpContext context) => _context = context;

    /// <summary>The size of the body that the client announced.</summary>
    public long? AnnouncedBytes => _context.Request.ContentLength;

    public static ValueTask<UploadBody?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<UploadBody?>(new(context));

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new BodyMetadata(typeof(UploadRequest), IsOptional: false) { MediaType = "multipart/form-data" });

    /// <summary>The file, or why it is refused.</summary>
    public async Task<Result<byte[]>> ReadAsync(int maxBytes, CancellationToken ct)
    {
        var request = _context.Request;
        if (request.HasFormContentType)
        {
            return await ReadPartAsync(ct);
        }

        if (!IsAllowed(request.ContentType))
        {
            return ApiErrors.UnsupportedMediaType(request.ContentType ?? "none", Allowed);
        }

        try
        {
            var content = await ReadAllAsync(request.Body, ct);
            return content.Length > maxBytes ? ApiErrors.PayloadTooLarge(maxBytes) : content;
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return ApiErrors.PayloadTooLarge(maxBytes);
        }
    }

    /// <summary>The error of an uploaded file: its type is not allowed, or it is truncated. Null when it is valid.</summary>
    public static FieldError? ProblemOf(string member, byte[] content, IEnumerable<FileType> allowed)
    {
        var (formats, type) = (allowed.Select(known => known.Format).ToList(), FileType.Recognise(content));
        if (type is null || !formats.Contains(type.Format))
        {
            var (seen, wanted) = (type?.ContentType, string.Join(", ", formats));
            return new FieldError(
                member,
                new LocalText(
                    $"`{member}` is {seen ?? FileType.Describe(content)}; send {wanted}.",
                    $"`{member}`: {seen ?? "неизвестный тип файла"} не подходит; подходят: {wanted}."),
                formats);
        }

        return TruncatedFile.Find(content) is { } missing
            ? new FieldError(member, new LocalText(
                $"`{member}` is {type.ContentType} that cannot be used. {missing}", $"`{member}`: файл {type.ContentType} неполон, его конца нет."))
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

    private async Task<Result<byte[]>> ReadPartAsync(CancellationToken ct)
    {
        var read = await Forms.ReadAsync(_context);
        if (read.IsError)
        {
            return read.Error;
        }

        if (read.Value.Files.GetFile(Member) is not { } file)
        {
            var seen = read.Value.Files.Select(other => other.Name).Concat(read.Value.Keys).Select(name => Excerpt.Of(name)).Take(MostShown).ToList();
            return ApiErrors.Validation(new FieldError(
                Member, LocalText.Format(
                    "The form has no file named '{0}'; it has {1}.",
                    "В форме нет файла с именем '{0}'; есть {2}.",
                    Member,
                    seen.Count == 0 ? "no parts" : string.Join(", ", seen),
                    seen.Count == 0 ? "пустая форма" : string.Join(", ", seen))));
        }

        return await ReadAllAsync(file, ct);
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
