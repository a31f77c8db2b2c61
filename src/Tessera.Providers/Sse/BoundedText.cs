using System.Text;

namespace Tessera.Providers.Sse;

/// <summary>Reads a body as text without trusting its length.</summary>
internal static class BoundedText
{
    /// <summary>The whole body.</summary>
    /// <exception cref="InvalidDataException">It is larger than <paramref name="maxBytes"/>.</exception>
    public static async Task<string> ReadAsync(Stream body, int maxBytes, CancellationToken ct)
    {
        var (text, whole) = await ReadStartAsync(body, maxBytes, ct);
        return whole ? text : throw new InvalidDataException($"The body is larger than {maxBytes} bytes.");
    }

    /// <summary>At most the first <paramref name="maxBytes"/> bytes, and whether that was all.</summary>
    public static async Task<(string Text, bool Whole)> ReadStartAsync(Stream body, int maxBytes, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, ct)) > 0)
        {
            var room = (int)Math.Min(read, maxBytes - kept.Length);
            await kept.WriteAsync(buffer.AsMemory(0, room), ct);
            if (room < read)
            {
                break;
            }
        }

        return (Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length), read == 0);
    }
}
