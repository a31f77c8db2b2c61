using Tessera.Server.Http;

namespace Tessera.Server.Exports;

/// <summary>
/// Writes to a stream that must not be written to synchronously. <see cref="System.IO.Compression.ZipArchive"/> writes synchronously
/// what is left of an entry when it ends: that waits, a few kilobytes, for the next asynchronous write.
/// </summary>
internal sealed class AsyncWrites(Stream output) : WriteOnlyStream
{
    private readonly MemoryStream _waiting = new();

    public override void Write(byte[] buffer, int offset, int count) => _waiting.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => _waiting.Write(buffer);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await WriteWaitingAsync(cancellationToken);
        await output.WriteAsync(buffer, cancellationToken);
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await WriteWaitingAsync(cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _waiting.Dispose();
        base.Dispose(disposing);
    }

    private async Task WriteWaitingAsync(CancellationToken ct)
    {
        if (_waiting.Length > 0)
        {
            await output.WriteAsync(_waiting.GetBuffer().AsMemory(0, (int)_waiting.Length), ct);
            _waiting.SetLength(0);
        }
    }
}
