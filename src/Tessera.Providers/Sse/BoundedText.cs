using System.Buffers;
using System.Text;

namespace Tessera.Providers.Sse;

/// <summary>Reads the beginning of a body without trusting its length. A connection that breaks is the end of the body.</summary>
internal static class BoundedText
{
    private const int FirstBytes = 8 * 1024;

    /// <summary>At most the first <paramref name="maxBytes"/> bytes.</summary>
    public static async Task<string> ReadStartAsync(Stream body, int maxBytes, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        try
        {
            var length = 0;
            int read;
            while (length < maxBytes && (read = await NextAsync(body, buffer.AsMemory(length), ct)) > 0)
            {
                length += read;
                if (length == buffer.Length)
                {
                    buffer = Doubled(buffer);
                }
            }

            return Encoding.UTF8.GetString(buffer.AsSpan(0, Math.Min(length, maxBytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async ValueTask<int> NextAsync(Stream body, Memory<byte> buffer, CancellationToken ct)
    {
        try
        {
            return await body.ReadAsync(buffer, ct);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static byte[] Doubled(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
