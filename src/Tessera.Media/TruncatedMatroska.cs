using System.Numerics;

namespace Tessera.Media;

/// <summary>The elements of a Matroska or WebM file: each has an identifier, a size and its content. RFC 8794, 4 to 6.</summary>
internal static class TruncatedMatroska
{
    private const ulong Segment = 0x18538067;
    private const ulong Cluster = 0x1F43B675;

    /// <summary>What is missing, as a sentence; null when the file looks complete.</summary>
    public static string? Find(ReadOnlySpan<byte> file)
    {
        for (var at = 0L; at < file.Length;)
        {
            var (id, idLength) = Number(file[(int)at..], withMarker: true);
            if (idLength is 0 or > 4)
            {
                // Not an element: padding after the last one.
                return null;
            }

            var (size, sizeLength) = Number(file[(int)(at + idLength)..], withMarker: false);
            var content = at + idLength + sizeLength;
            if (sizeLength == 0)
            {
                return TruncatedFile.Shorter(content + 1, file.Length);
            }

            if (size is { } known)
            {
                var end = content + (long)Math.Min(known, long.MaxValue / 2);
                if (TruncatedFile.Shorter(end, file.Length) is { } missing)
                {
                    return missing;
                }

                at = end;
            }
            else if (id is Segment or Cluster)
            {
                // Written as a stream, without a known end: the elements in it follow and are checked one by one.
                at = content;
            }
            else
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>
    /// A number whose first set bit gives its length in bytes. The length is 0 when the bytes are missing; the value is null,
    /// meaning unknown, when all its bits are set.
    /// </summary>
    private static (ulong? Value, int Length) Number(ReadOnlySpan<byte> bytes, bool withMarker)
    {
        var length = bytes.IsEmpty || bytes[0] == 0 ? 0 : BitOperations.LeadingZeroCount((uint)bytes[0]) - 23;
        if (length == 0 || length > bytes.Length)
        {
            return (null, 0);
        }

        var value = withMarker ? bytes[0] : bytes[0] & (0xFFUL >> length);
        foreach (var next in bytes[1..length])
        {
            value = (value << 8) | next;
        }

        return (!withMarker && value == (1UL << (7 * length)) - 1 ? null : value, length);
    }
}
