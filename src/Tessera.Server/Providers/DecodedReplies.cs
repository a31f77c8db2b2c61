using System.IO.Compression;
using Tessera.Server.Http;

namespace Tessera.Server.Providers;

/// <summary>
/// Decodes a reply that comes compressed although nothing asks for it: some proxies compress every reply. The handler's own
/// decompression would ask for it with each request, and a proxy that compresses holds a stream back to fill its blocks.
/// </summary>
/// <remarks>It is decoded as it is read, so the reader's limit counts decoded bytes and a stream is not held back here.</remarks>
internal sealed class DecodedReplies(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        // Each coding is applied to what the one before it made: the last is decoded first.
        while (response.Content.Headers.ContentEncoding.LastOrDefault() is { } coding && DecoderOf(coding) is { } decoder)
        {
            response.Content = await DecodedAsync(response.Content, decoder, cancellationToken);
        }

        return response;
    }

    private static Func<Stream, Stream>? DecoderOf(string coding) => coding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => static body => new GZipStream(body, CompressionMode.Decompress),
        "deflate" => static body => new ZLibStream(body, CompressionMode.Decompress),
        "br" => static body => new BrotliStream(body, CompressionMode.Decompress),
        "identity" => static body => body,
        _ => null,
    };

    private static async Task<StreamContent> DecodedAsync(HttpContent coded, Func<Stream, Stream> decoder, CancellationToken ct)
    {
        // To the reader a body that is not in its coding is a connection that broke.
        var decoded = new StreamContent(new DecodedStream(
            decoder(await coded.ReadAsStreamAsync(ct)),
            static invalid => new HttpIOException(HttpRequestError.InvalidResponse, "The body is not in the coding that Content-Encoding names.", invalid)));
        decoded.Headers.ContentType = coded.Headers.ContentType;
        foreach (var coding in coded.Headers.ContentEncoding.SkipLast(1))
        {
            decoded.Headers.ContentEncoding.Add(coding);
        }

        return decoded;
    }
}
