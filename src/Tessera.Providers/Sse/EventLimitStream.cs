namespace Tessera.Providers.Sse;

/// <summary>
/// Lets an event take so many bytes and no more. The parser reads ahead only while it has no whole event, so what it
/// buffers is what was read since its last event.
/// </summary>
internal sealed class EventLimitStream(Stream inner, int maxEventBytes) : Stream
{
    private long _sinceEvent;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>An event was delivered: the next one has the whole limit again.</summary>
    public void NextEvent() => _sinceEvent = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Counted(int read)
    {
        _sinceEvent += read;
        return _sinceEvent <= maxEventBytes
            ? read
            : throw new InvalidDataException($"An event is larger than {maxEventBytes} bytes.");
    }
}
