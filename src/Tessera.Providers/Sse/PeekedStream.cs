namespace Tessera.Providers.Sse;

/// <summary>
/// A body from its first byte that says something: blanks and a byte order mark before it are passed over. A server may
/// send blanks for minutes to keep the connection open while the request waits in its queue.
/// </summary>
internal sealed class PeekedStream : Stream
{
    private const int FirstBytes = 4 * 1024;

    // The three bytes of the mark begin no text of their own, so each may be passed over alone.
    private static readonly byte[] Blanks = [.. " \t\r\n"u8, 0xEF, 0xBB, 0xBF];

    private readonly Stream _rest;
    private ReadOnlyMemory<byte> _begun;

    private PeekedStream(Stream rest, ReadOnlyMemory<byte> begun) => (_rest, _begun) = (rest, begun);

    /// <summary>The first byte; 0 where the body has none.</summary>
    public byte First => _begun.IsEmpty ? (byte)0 : _begun.Span[0];

    /// <summary>Whether the body is one JSON document; no line of server-sent events begins so.</summary>
    public bool IsJson => First is (byte)'{' or (byte)'[';

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads up to the first byte that says something.</summary>
    public static async Task<PeekedStream> OpenAsync(Stream body, CancellationToken ct)
    {
        var buffer = new byte[FirstBytes];
        int read;
        while ((read = await body.ReadAsync(buffer, ct)) > 0)
        {
            var begun = buffer.AsMemory(0, read).TrimStart(Blanks);
            if (!begun.IsEmpty)
            {
                return new PeekedStream(body, begun);
            }
        }

        return new PeekedStream(body, default);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _begun.IsEmpty ? await _rest.ReadAsync(buffer, cancellationToken) : Take(buffer.Span);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        _begun.IsEmpty ? _rest.Read(buffer, offset, count) : Take(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Take(Span<byte> buffer)
    {
        var taken = Math.Min(buffer.Length, _begun.Length);
        _begun.Span[..taken].CopyTo(buffer);
        _begun = _begun[taken..];
        return taken;
    }
}
