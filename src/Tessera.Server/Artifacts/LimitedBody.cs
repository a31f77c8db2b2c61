using System.Globalization;
using Tessera.Media;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Reads a body that may be endless or endlessly slow, counting and timing it. The memory for all of it is reserved first:
/// bodies that took theirs piece by piece could fill it together so that none of them ends.
/// </summary>
internal sealed class LimitedBody(long maxBytes, ThroughputGuard pace, MemoryGate memory, long owner)
{
    /// <summary>What is reserved for a body that does not say its length.</summary>
    private const long UnknownLength = 32_000_000;

    /// <summary>While it is read its buffer grows to twice its length, and at the end it is copied.</summary>
    private const int Copies = 2;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    public async Task<FetchResult> ReadAsync(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            return TooLarge();
        }

        var expected = content.Headers.ContentLength ?? Math.Min(maxBytes, UnknownLength);
        var reserved = await ReserveAsync(expected, ct);
        try
        {
            await using var body = await content.ReadAsStreamAsync(ct);
            // Grows with what really comes: the length announced costs the sender nothing.
            using var kept = new MemoryStream();
            var buffer = new byte[64 * 1024];
            while (reserved is not null)
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
                if (kept.Length > expected)
                {
                    // Given back before more is asked for: two that wait for each other's would both wait in vain.
                    reserved.Dispose();
                    (expected, reserved) = (maxBytes, await ReserveAsync(maxBytes, ct));
                }
            }

            return new FetchResult.Busy();
        }
        finally
        {
            reserved?.Dispose();
        }
    }

    private Task<IDisposable?> ReserveAsync(long bytes, CancellationToken ct) => memory.TryEnterAsync(owner, Copies * bytes, MaxWait, ct);

    private FetchResult.Refused TooLarge() => new(
        string.Create(CultureInfo.InvariantCulture, $"The file is larger than {maxBytes / 1_000_000d:0.##} MB."));
}
