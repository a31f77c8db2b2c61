using Amazon.S3.Model;

namespace Tessera.Server.Artifacts.S3;

/// <summary>
/// Reads an object from the position sought, in ranges of increasing size: reading a little fetches little, and reading
/// everything needs few requests. All ranges must be of one version, so that a file replaced in the meantime is never mixed.
/// </summary>
internal sealed class S3ObjectStream(S3Bucket bucket, string name, string version, long length) : Stream
{
    private const long FirstRange = 1024 * 1024;
    private const long MaxRange = 64 * FirstRange;

    private GetObjectResponse? _range;
    private long _position;
    private long _rangeEnd;
    private long _nextRange = FirstRange;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => length + offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        if (target != _position)
        {
            CloseRange();
            _nextRange = FirstRange;
            _position = target;
        }

        return _position;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.Length == 0)
        {
            return 0;
        }

        var range = await OpenRangeAsync(cancellationToken);
        var read = await bucket.AskAsync(_ => range.ResponseStream.ReadAsync(buffer, cancellationToken).AsTask(), cancellationToken);
        if (read == 0)
        {
            throw new StoreUnavailableException($"The bucket '{bucket.Name}' at {bucket.Place} ended in the middle of '{name}'.");
        }

        _position += read;
        if (_position >= _rangeEnd)
        {
            CloseRange();
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read it asynchronously: it comes over the network.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CloseRange();
        }

        base.Dispose(disposing);
    }

    private async Task<GetObjectResponse> OpenRangeAsync(CancellationToken ct)
    {
        if (_range is { } open)
        {
            return open;
        }

        _rangeEnd = Math.Min(_position + _nextRange, length);
        _nextRange = Math.Min(_nextRange * 4, MaxRange);
        var request = new GetObjectRequest { BucketName = bucket.Name, Key = name, ByteRange = new ByteRange(_position, _rangeEnd - 1) };
        _range = await bucket.AskAsync(client => client.GetObjectAsync(request, ct), ct);
        return _range.ETag.Trim('"') == version
            ? _range
            : throw new StoreUnavailableException($"'{name}' in the bucket '{bucket.Name}' was replaced while it was read.");
    }

    private void CloseRange()
    {
        _range?.Dispose();
        _range = null;
    }
}
