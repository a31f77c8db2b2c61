using System.Net;
using System.Net.Http.Headers;

namespace Tessera.Providers.Http;

/// <summary>A caller's file as a body, or as a part of one: a file on disk is opened when it is sent, and sent piece by piece.</summary>
internal sealed class InputContent(MediaInput file) : HttpContent
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>Its media type as a header.</summary>
    public static MediaTypeHeaderValue TypeOf(MediaInput file) => new(file.ContentType);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await using var content = file.OpenRead();
        await content.CopyToAsync(stream, PieceBytes, cancellationToken);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = file.Length;
        return true;
    }
}
