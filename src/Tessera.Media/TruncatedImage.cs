using System.Buffers.Binary;

namespace Tessera.Media;

/// <summary>Finds truncated images by the markers that should end them.</summary>
internal static class TruncatedImage
{
    private const string NoEnd = "The end of the file is missing: the image stops before its last row.";

    // Chunks: a big-endian size, four letters, the content, a checksum; the last one is IEND.
    public static string? OfPng(ReadOnlySpan<byte> file)
    {
        for (var at = 8L; at + 12 <= file.Length;)
        {
            var chunk = file[(int)at..];
            if (TruncatedFile.At(chunk, 4, "IEND"u8))
            {
                return null;
            }

            at += 12L + BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (TruncatedFile.Shorter(at, file.Length) is { } missing)
            {
                return missing;
            }
        }

        return NoEnd;
    }

    // Segments with a size up to the scan (DA); in a scan FF is followed only by 00, a restart marker, or the next marker.
    public static string? OfJpeg(ReadOnlySpan<byte> file)
    {
        var at = 2;
        while (at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] != 0xDA)
        {
            at += file[at + 1] == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return at < file.Length && file[at..].IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0 ? null : NoEnd;
    }

    // A screen descriptor, then extensions (21), images (2C) and the trailer (3B).
    // https://www.w3.org/Graphics/GIF/spec-gif89a.txt
    public static string? OfGif(ReadOnlySpan<byte> file)
    {
        if (file.Length < 13)
        {
            return NoEnd;
        }

        var at = 13 + TableLength(file[10]);
        while (at < file.Length)
        {
            switch (file[at])
            {
                case 0x21:
                    at = AfterBlocks(file, at + 2);
                    break;
                case 0x2C when at + 10 < file.Length:
                    at = AfterBlocks(file, at + 11 + TableLength(file[at + 9]));
                    break;
                case 0x2C:
                    return NoEnd;
                default:
                    return null;
            }
        }

        return NoEnd;
    }

    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static int AfterBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length && file[at] != 0)
        {
            at += 1 + file[at];
        }

        return at + 1;
    }
}
