namespace Tessera.Server.Http;

/// <summary>A body as its coding is undone; what is not in that coding is the failure that the reader knows.</summary>
/// <param name="decoder">Undoes the coding as it is read.</param>
/// <param name="malformed">The exception for a body that the decoder cannot read.</param>
internal sealed class DecodedStream(Stream decoder, Func<Exception, Exception> malformed) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await decoder.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception invalid) when (invalid is InvalidDataException or InvalidOperationException)
        {
            // Each decoder has its own exception for it.
            throw malformed(invalid);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            decoder.Dispose();
        }

        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        await decoder.DisposeAsync();
        await base.DisposeAsync();
    }
}
