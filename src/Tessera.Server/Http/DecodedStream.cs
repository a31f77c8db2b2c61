namespace Tessera.Server.Http;

/// <summary>Decodes a body; invalid data throws the exception that the reader expects.</summary>
/// <param name="decoder">The decoder of the body's coding.</param>
/// <param name="malformed">Creates the exception for a body that the decoder cannot read.</param>
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
            // Each decoder throws its own exception type.
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
