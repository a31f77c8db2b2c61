using System.Buffers;
using System.Text;

namespace Tessera.Providers.Sse;

/// <summary>
/// Reads a body as text without trusting its length. A connection that breaks is the end of the body: whether the text is
/// whole, its JSON says.
/// </summary>
internal static class BoundedText
{
    private const int FirstBytes = 8 * 1024;

    /// <summary>A body of JSON, up to the end of the document or a little further: the parser rejects what follows it.</summary>
    /// <exception cref="InvalidDataException">It is larger than <paramref name="maxBytes"/>.</exception>
    public static async Task<string> ReadJsonAsync(Stream body, int maxBytes, CancellationToken ct)
    {
        var (text, whole) = await ReadStartAsync(body, maxBytes, new JsonEnd(), ct);
        return whole ? text : throw new InvalidDataException($"The body is larger than {maxBytes} bytes.");
    }

    /// <summary>At most the first <paramref name="maxBytes"/> bytes, and whether that was all.</summary>
    public static Task<(string Text, bool Whole)> ReadStartAsync(Stream body, int maxBytes, CancellationToken ct) =>
        ReadStartAsync(body, maxBytes, null, ct);

    /// <summary>Whether the body ends here, but for blanks.</summary>
    public static async Task<bool> IsAtEndAsync(Stream body, CancellationToken ct)
    {
        var buffer = new byte[256];
        int read;
        while ((read = await NextAsync(body, buffer, ct)) > 0)
        {
            if (!buffer.AsSpan(0, read).Trim(" \t\r\n"u8).IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<(string Text, bool Whole)> ReadStartAsync(Stream body, int maxBytes, JsonEnd? end, CancellationToken ct)
    {
        // Rented: a buffer made and cleared for each reply was most of what a call allocated.
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        try
        {
            var length = 0;
            int read;
            while ((read = await NextAsync(body, buffer.AsMemory(length), ct)) > 0)
            {
                length += read;
                if (length > maxBytes)
                {
                    return (Encoding.UTF8.GetString(buffer, 0, maxBytes), false);
                }

                if (end?.IsReached(buffer.AsSpan(length - read, read)) == true)
                {
                    break;
                }

                if (length == buffer.Length)
                {
                    buffer = Doubled(buffer);
                }
            }

            return (Encoding.UTF8.GetString(buffer, 0, length), true);
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
