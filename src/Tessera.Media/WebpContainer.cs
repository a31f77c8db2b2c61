using System.Buffers.Binary;

namespace Tessera.Media;

/// <summary>The chunks of a WebP file. https://developers.google.com/speed/webp/docs/riff_container</summary>
internal static class WebpContainer
{
    private const int FileHeader = 12;
    private const int ChunkHeader = 8;
    private const byte ExifFlag = 0x08;

    /// <summary>
    /// The same file without Exif. Even when told to strip, libvips writes one that holds nothing but a resolution, and begins
    /// it with <c>Exif\0\0</c> as in a JPEG segment, of which ffmpeg and exiftool warn.
    /// </summary>
    public static byte[] WithoutExif(byte[] file)
    {
        for (var at = FileHeader; at + ChunkHeader <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4));
            var next = at + ChunkHeader + length + (length % 2);
            if (file.AsSpan(at, 4).SequenceEqual("EXIF"u8))
            {
                byte[] kept = [.. file.AsSpan(0, at), .. file.AsSpan(next)];
                BinaryPrimitives.WriteInt32LittleEndian(kept.AsSpan(4), kept.Length - ChunkHeader);
                // The extended header, always the first chunk of a file with Exif, says that there is one.
                kept[FileHeader + ChunkHeader] &= unchecked((byte)~ExifFlag);
                return kept;
            }

            at = next;
        }

        return file;
    }
}
