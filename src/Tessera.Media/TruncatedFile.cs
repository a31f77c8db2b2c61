using System.Buffers.Binary;
using System.Globalization;

namespace Tessera.Media;

/// <summary>
/// Finds truncated files by the lengths in their own headers; no pixel or sample is decoded. Streamed recordings have no such
/// lengths and are accepted: browsers write such files.
/// </summary>
public static class TruncatedFile
{
    // Encoders and editors leave slightly wrong numbers in WAV and MP3 headers; this much missing audio is tolerated.
    private const int SoundTolerance = 2048;

    /// <summary>What is missing, as a sentence; null when the file looks complete.</summary>
    public static string? Find(ReadOnlySpan<byte> file) => file switch
    {
        _ when file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) => TruncatedImage.OfPng(file),
        _ when file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) => TruncatedImage.OfJpeg(file),
        _ when file.StartsWith("GIF8"u8) => TruncatedImage.OfGif(file),
        _ when At(file, 8, "WEBP"u8) => Shorter(8L + BinaryPrimitives.ReadUInt32LittleEndian(file[4..]), file.Length),
        _ when At(file, 8, "WAVE"u8) => OfWave(file),
        _ when At(file, 4, "ftyp"u8) => OfBoxes(file),
        _ when file.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) => TruncatedMatroska.Find(file),
        _ when file.StartsWith("OggS"u8) => OfOgg(file),
        _ => OfMp3(file),
    };

    /// <summary>Throws when part of the file is known to be missing.</summary>
    /// <exception cref="MediaToolException">The file is truncated; the message says what is missing.</exception>
    public static void Check(ReadOnlySpan<byte> file)
    {
        if (Find(file) is { } missing)
        {
            throw new MediaToolException(missing);
        }
    }

    /// <summary>The same for a file on disk, which is not read into memory.</summary>
    /// <exception cref="MediaToolException">The file is truncated; the message says what is missing.</exception>
    public static void Check(string path)
    {
        using var file = new MappedFile(path);
        Check(file.Content);
    }

    internal static bool At(ReadOnlySpan<byte> file, int offset, ReadOnlySpan<byte> text) =>
        file.Length >= offset + text.Length && file.Slice(offset, text.Length).SequenceEqual(text);

    /// <summary>The error for a file that is shorter than announced; null when it is long enough.</summary>
    internal static string? Shorter(long announced, long length) => announced <= length
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"The end of the file is missing: by its header it has at least {announced} bytes, but only {length} were received.");

    // Chunks: four letters, a little-endian size, the content, a padding byte after an odd size.
    private static string? OfWave(ReadOnlySpan<byte> file)
    {
        for (var at = 12L; at + 8 <= file.Length;)
        {
            var chunk = file[(int)at..];
            var size = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk.StartsWith("data"u8))
            {
                // Encoders that cannot seek back write 0 or a size near the maximum: the length is unknown.
                var isUnknown = size is 0 or >= 0x7FFF_0000;
                return isUnknown || at + 8 + size - SoundTolerance <= file.Length ? null : Shorter(at + 8 + size, file.Length);
            }

            at += 8L + size + (size & 1);
        }

        return "The end of the file is missing: there is no audio after its header.";
    }

    // Boxes: a big-endian size, four letters, the content. ISO 14496-12, 4.2.
    private static string? OfBoxes(ReadOnlySpan<byte> file)
    {
        var hasIndex = false;
        for (var at = 0L; at + 8 <= file.Length;)
        {
            var box = file[(int)at..];
            var size = BinaryPrimitives.ReadUInt32BigEndian(box) switch
            {
                0 => box.Length,
                1 when box.Length >= 16 => (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(box[8..]), long.MaxValue / 2),
                1 => box.Length + 1,
                var known => known,
            };
            var isContent = At(box, 4, "moov"u8) || At(box, 4, "moof"u8) || At(box, 4, "mdat"u8);
            if (size < 8 || (size > box.Length && hasIndex && !isContent))
            {
                // Phones and cameras append trailers that are not boxes.
                break;
            }

            if (Shorter(at + size, file.Length) is { } missing)
            {
                return missing;
            }

            hasIndex |= At(box, 4, "moov"u8);
            at += size;
        }

        return hasIndex ? null : "The file has no index (the box `moov`), which is often written last: the end of the file is missing, or the recording was not finished.";
    }

    // Pages: 27 bytes, the last of which is the number of segments; one byte for the size of each; the segments. RFC 3533, 6.
    private static string? OfOgg(ReadOnlySpan<byte> file)
    {
        var at = 0;
        while (At(file, at, "OggS"u8))
        {
            var count = at + 26 < file.Length ? file[at + 26] : 0;
            if (Shorter(at + 27L + count, file.Length) is { } cutHeader)
            {
                return cutHeader;
            }

            var sizes = file.Slice(at + 27, count);
            at += 27 + count;
            foreach (var size in sizes)
            {
                at += size;
            }

            if (Shorter(at, file.Length) is { } missing)
            {
                return missing;
            }
        }

        return null;
    }

    // After the tags, the first frame may hold a table instead of audio, with the number of bytes from there to the end.
    private static string? OfMp3(ReadOnlySpan<byte> file)
    {
        var first = file.StartsWith("ID3"u8) && file.Length >= 10
            ? 10 + ((file[6] & 0x7F) << 21) + ((file[7] & 0x7F) << 14) + ((file[8] & 0x7F) << 7) + (file[9] & 0x7F)
            : 0;
        if (first + 4 > file.Length)
        {
            return Shorter(first, file.Length);
        }

        var (isVersion1, isMono) = ((file[first + 1] & 0x18) == 0x18, (file[first + 3] & 0xC0) == 0xC0);
        var table = first + 4 + ((isVersion1, isMono) switch { (true, false) => 32, (false, true) => 9, _ => 17 });
        var hasTable = file[first] == 0xFF && file.Length >= table + 16 && (At(file, table, "Xing"u8) || At(file, table, "Info"u8));
        if (!hasTable)
        {
            return null;
        }

        var members = BinaryPrimitives.ReadUInt32BigEndian(file[(table + 4)..]);
        var (hasFrames, hasBytes) = ((members & 1) != 0, (members & 2) != 0);
        var bytes = BinaryPrimitives.ReadUInt32BigEndian(file[(table + 8 + (hasFrames ? 4 : 0))..]);
        return !hasBytes || first + (long)bytes - SoundTolerance <= file.Length ? null : Shorter(first + (long)bytes, file.Length);
    }
}
