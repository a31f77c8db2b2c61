using System.Globalization;

namespace Tessera.Server.Artifacts;

/// <summary>Reads a body that may be endless or endlessly slow, counting and timing it.</summary>
internal sealed class LimitedBody(long maxBytes, FetchPace pace)
{
    public async Task<FetchResult> ReadAsync(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            return TooLarge();
        }

        await using var body = await content.ReadAsStreamAsync(ct);
        // Grows with what really comes: the length announced costs the sender nothing.
        using var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            pace.Allow(kept.Length);
            var read = await body.ReadAsync(buffer, ct);
            if (read == 0)
            {
                return new FetchResult.Fetched(kept.ToArray());
            }

            if (kept.Length + read > maxBytes)
            {
                return TooLarge();
            }

            await kept.WriteAsync(buffer.AsMemory(0, read), ct);
        }
    }

    private FetchResult.Refused TooLarge() => new(
        string.Create(CultureInfo.InvariantCulture, $"The file is larger than {maxBytes / 1_000_000d:0.##} MB."));
}
