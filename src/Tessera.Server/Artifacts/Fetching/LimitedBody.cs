using Tessera.Media;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts.Fetching;

/// <summary>
/// Reads a body that may be endless or endlessly slow, with limits on size and time. The memory for the whole body is reserved
/// first: bodies that reserve it piece by piece could together use it up, so that none of them completes.
/// </summary>
internal sealed class LimitedBody(long maxBytes, ThroughputGuard pace, MemoryGate memory, long owner)
{
    /// <summary>The bytes reserved for a body without a known length.</summary>
    private const long UnknownLength = 32_000_000;

    /// <summary>The buffer grows to twice the length while reading, and is copied at the end.</summary>
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
            // Grows with the bytes received: announcing a length costs the sender nothing.
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
                    // Released before more is requested: otherwise two bodies could wait for each other's memory.
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

    public static LocalText LargerThan(long bytes) => LocalText.Format(
        "The file is larger than {0:0.##} MB.", "Файл больше {0:0.##} МБ.", bytes / 1_000_000d);

    private FetchResult.Refused TooLarge() => new(LargerThan(maxBytes));
}
