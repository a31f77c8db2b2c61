using System.Buffers.Binary;

namespace Tessera.Server.Artifacts;

/// <summary>Detects a file's type from its first bytes; only the types in <see cref="FileType"/> are known.</summary>
internal static class MagicBytes
{
    /// <summary>More brands than any real file names; bounds the search in a hostile one.</summary>
    private const int MaxBrands = 32;

    public static FileType? Recognise(ReadOnlySpan<byte> content) => content switch
    {
        _ when content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) => FileType.Png,
        _ when content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => FileType.Jpeg,
        _ when content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) => FileType.Gif,
        _ when content.StartsWith("RIFF"u8) => Riff(content),
        _ when At(content, 4, "ftyp"u8) => IsoMedia(content),
        _ when content.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) => Ebml(content),
        _ when content.StartsWith("OggS"u8) => Ogg(content),
        _ when content.StartsWith("fLaC"u8) => FileType.Flac,
        _ when content.StartsWith("ID3"u8) || IsMp3Frame(content) => FileType.Mp3,
        _ => null,
    };

    private static FileType? Riff(ReadOnlySpan<byte> content) => content switch
    {
        _ when At(content, 8, "WEBP"u8) => FileType.Webp,
        _ when At(content, 8, "WAVE"u8) => FileType.Wav,
        _ => null,
    };

    // The box's size, "ftyp", the major brand, its version, then compatible brands: ISO 14496-12, 4.3.
    private static FileType? IsoMedia(ReadOnlySpan<byte> content)
    {
        if (content.Length < 16)
        {
            return null;
        }

        if (ByBrand(content.Slice(8, 4)) is { } type)
        {
            return type;
        }

        var end = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(content), (uint)Math.Min(content.Length, 16 + (MaxBrands * 4)));
        for (var brand = 16; brand + 4 <= end; brand += 4)
        {
            // HEIF and AVIF images share the container; only a video lists one of these besides its own brand.
            if (At(content, brand, "isom"u8) || At(content, brand, "mp41"u8) || At(content, brand, "mp42"u8))
            {
                return FileType.Mp4;
            }
        }

        return null;
    }

    private static FileType? ByBrand(ReadOnlySpan<byte> brand) => brand switch
    {
        _ when brand.SequenceEqual("qt  "u8) => FileType.Mov,
        _ when brand.StartsWith("M4A"u8) || brand.StartsWith("M4B"u8) => FileType.M4a,
        _ when brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.StartsWith("M4V"u8)
            || brand.StartsWith("avc"u8) || brand.SequenceEqual("dash"u8) || brand.SequenceEqual("MSNV"u8)
            || brand.StartsWith("3gp"u8) => FileType.Mp4,
        _ => null,
    };

    // Matroska begins the same; the DocType element (42 82, size, text) within the first header identifies WebM. RFC 8794, 11.2.
    private static FileType? Ebml(ReadOnlySpan<byte> content)
    {
        var header = content[..Math.Min(content.Length, 128)];
        return header.IndexOf((ReadOnlySpan<byte>)[0x42, 0x82, 0x84, (byte)'w', (byte)'e', (byte)'b', (byte)'m']) > 0
            ? FileType.Webm
            : null;
    }

    // The first page carries the codec's own header after its segment table: RFC 3533, 6; RFC 7845, 5.1.
    private static FileType? Ogg(ReadOnlySpan<byte> content)
    {
        if (content.Length < 28)
        {
            return null;
        }

        var packet = 27 + content[26];
        return At(content, packet, "OpusHead"u8) || At(content, packet, "\u0001vorbis"u8) ? FileType.Ogg : null;
    }

    // A bare MPEG frame: eleven bits of sync, layer III, and no reserved version, bit rate or sampling rate.
    private static bool IsMp3Frame(ReadOnlySpan<byte> content) =>
        content.Length >= 4
        && content[0] == 0xFF
        && (content[1] & 0xE0) == 0xE0
        && (content[1] & 0x18) != 0x08
        && (content[1] & 0x06) == 0x02
        && (content[2] & 0xF0) is not 0x00 and not 0xF0
        && (content[2] & 0x0C) != 0x0C;

    private static bool At(ReadOnlySpan<byte> content, int offset, ReadOnlySpan<byte> text) =>
        content.Length >= offset + text.Length && content.Slice(offset, text.Length).SequenceEqual(text);
}
