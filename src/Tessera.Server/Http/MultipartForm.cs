using System.Text;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Tessera.Providers;

namespace Tessera.Server.Http;

/// <summary>
/// A multipart form with a file. The framework's reader treats a part without a file name as text, although RFC 7578, 4.2,
/// makes the name optional: here the part that the endpoint reads as its file is a file whatever its headers are.
/// </summary>
internal sealed class MultipartForm(HttpContext context, FormFilePart file) : IFormFeature
{
    private const int MaxParts = 100;
    private const int MaxBoundaryLength = 128;
    private const int MaxFieldLength = 64 * 1024;
    private const int BytesInMemory = 64 * 1024;

    private Task<IFormCollection>? _reading;

    public bool HasFormContentType => BoundaryOf(context.Request.ContentType) is not null;

    public IFormCollection? Form { get; set; }

    public IFormCollection ReadForm() => Form ?? throw new NotSupportedException("The form is read asynchronously.");

    /// <exception cref="InvalidDataException">The body is not a multipart form.</exception>
    public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => _reading ??= ReadAsync(cancellationToken);

    private async Task<IFormCollection> ReadAsync(CancellationToken ct)
    {
        if (BoundaryOf(context.Request.ContentType) is not { Length: > 0 and <= MaxBoundaryLength } boundary)
        {
            throw new InvalidDataException($"its boundary must have 1 to {MaxBoundaryLength} characters.");
        }

        var reader = new MultipartReader(boundary, context.Request.Body);
        var (fields, files) = (new KeyValueAccumulator(), new FormFileCollection());
        for (var parts = 0; await reader.ReadNextSectionAsync(ct) is { } part; parts++)
        {
            if (parts == MaxParts)
            {
                throw new InvalidDataException($"it has more than {MaxParts} parts.");
            }

            var (name, fileName) = NamesOf(part);
            if (fileName is not null || name.Equals(file.Name, StringComparison.OrdinalIgnoreCase))
            {
                files.Add(await ReadFileAsync(part, name, fileName ?? "", ct));
            }
            else
            {
                fields.Append(name, await ReadTextAsync(part, name, ct));
            }
        }

        return Form = new FormCollection(fields.GetResults(), files);
    }

    private static string? BoundaryOf(string? contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString()
            : null;

    private static (string Name, string? FileName) NamesOf(MultipartSection part)
    {
        if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition)
            || !disposition.DispositionType.Equals("form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(disposition.Name).ToString() is not { Length: > 0 } name)
        {
            throw new InvalidDataException("a part of it has no `Content-Disposition: form-data; name=\"…\"`.");
        }

        var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
        return (name, fileName.HasValue ? fileName.ToString() : null);
    }

    private async Task<IFormFile> ReadFileAsync(MultipartSection part, string name, string fileName, CancellationToken ct)
    {
        var content = new FileBufferingReadStream(part.Body, BytesInMemory, bufferLimit: null, Path.GetTempPath);
        context.Response.RegisterForDisposeAsync(content);
        await content.DrainAsync(ct);
        content.Position = 0;
        return new FormFile(content, 0, content.Length, name, fileName) { Headers = new HeaderDictionary(part.Headers ?? []) };
    }

    private static async Task<string> ReadTextAsync(MultipartSection part, string name, CancellationToken ct)
    {
        if (MediaTypeHeaderValue.TryParse(part.ContentType, out var type) && !BodyCodings.IsReadable(type))
        {
            throw new InvalidDataException($"the charset of its part `{Excerpt.Of(name)}` is {Excerpt.Of(type.Charset.ToString())}; send UTF-8.");
        }

        var bytes = new byte[MaxFieldLength + 1];
        var read = await part.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        if (read > MaxFieldLength)
        {
            throw new InvalidDataException($"its part `{Excerpt.Of(name)}` is longer than {MaxFieldLength} bytes.");
        }

        return Utf8.IsValid(bytes.AsSpan(0, read))
            ? Encoding.UTF8.GetString(bytes, 0, read)
            : throw new InvalidDataException($"its part `{Excerpt.Of(name)}` is not UTF-8.");
    }
}
