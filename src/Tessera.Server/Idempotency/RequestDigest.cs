using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Tessera.Server.Http;

namespace Tessera.Server.Idempotency;

/// <summary>
/// SHA-256 of a request: the values in its path, its media type and its body. The body is hashed while its endpoint reads it
/// and is not stored; a form is hashed by its parts, because a retry has a different boundary.
/// </summary>
internal sealed class RequestDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private readonly HttpContext _context;

    private Stream? _kept;

    private RequestDigest(HttpContext context) => _context = context;

    /// <summary>Starts a digest.</summary>
    /// <param name="context">The request.</param>
    /// <param name="isReadAgain">Whether the body is kept for <see cref="Rewind"/>.</param>
    public static RequestDigest Start(HttpContext context, bool isReadAgain = false)
    {
        var digest = new RequestDigest(context);
        context.Response.RegisterForDispose(digest);
        foreach (var (name, value) in context.Request.RouteValues.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            digest.Append(name);
            digest.Append(value?.ToString());
        }

        digest.Append(MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) ? type.MediaType.Value?.ToUpperInvariant() : null);
        if (!context.Request.HasFormContentType)
        {
            if (isReadAgain)
            {
                context.Request.EnableBuffering();
                digest._kept = context.Request.Body;
            }

            context.Request.Body = new HashedBody(context.Request.Body, digest._hash);
        }

        return digest;
    }

    /// <summary>The digest, once the endpoint has read the body.</summary>
    public async Task<string> OfReadAsync()
    {
        if (_context.Request.HasFormContentType)
        {
            await AppendAsync(await _context.Request.ReadFormAsync(_context.RequestAborted), _context.RequestAborted);
        }

        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <summary>The digest of a request that no endpoint reads, or the error when it cannot be read.</summary>
    public async Task<(string? Digest, ApiError? Error)> OfUnreadAsync(long maxBytes)
    {
        if (_context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = maxBytes;
        }

        try
        {
            if (!_context.Request.HasFormContentType)
            {
                await _context.Request.Body.CopyToAsync(Stream.Null, _context.RequestAborted);
            }

            return (await OfReadAsync(), null);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return (null, ApiErrors.BadRequest("The body could not be read to its end.", "Тело запроса не удалось прочитать до конца."));
        }
    }

    /// <summary>Lets the body be read from its beginning again, where it was kept.</summary>
    public void Rewind()
    {
        if (_kept is { } body)
        {
            body.Position = 0;
            _context.Request.Body = body;
        }
    }

    public void Dispose() => _hash.Dispose();

    private async Task AppendAsync(IFormCollection form, CancellationToken ct)
    {
        foreach (var (name, values) in form.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            Append(name);
            foreach (var value in values)
            {
                Append(value);
            }
        }

        foreach (var file in form.Files)
        {
            Append(file.Name);
            Append(file.FileName);
            Append(file.ContentType);
            AppendLength(file.Length);
            await using var content = new HashedBody(file.OpenReadStream(), _hash);
            await content.CopyToAsync(Stream.Null, ct);
        }
    }

    // Prefixed with its length, so that two different lists of texts never hash the same input.
    private void Append(string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(text ?? "");
        AppendLength(bytes.Length);
        _hash.AppendData(bytes);
    }

    private void AppendLength(long length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        _hash.AppendData(bytes);
    }

    /// <summary>Hashes another stream while it is read.</summary>
    private sealed class HashedBody(Stream inner, IncrementalHash hash) : ReadOnlyStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await inner.ReadAsync(buffer, cancellationToken);
            hash.AppendData(buffer.Span[..read]);
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
