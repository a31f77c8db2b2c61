using System.Collections.Concurrent;
using System.Globalization;
using Tessera.Media;

namespace Tessera.Testing;

/// <summary>Real files of every type, made by libvips and ffmpeg.</summary>
internal static class Samples
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> Made = new(StringComparer.Ordinal);

    public static byte[] Image(ImageFormat format, int width = 64, int height = 32)
    {
        var svg = string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="100%" height="100%" fill="#2a6"/></svg>""");
        using var image = RasterImage.FromSvg(svg);
        return image.Encode(format);
    }

    /// <summary>A JPEG as a phone takes it: the pixels lie on their side, and EXIF says to turn them a quarter.</summary>
    public static byte[] TurnedJpeg(int width, int height)
    {
        var lying = Image(ImageFormat.Jpeg, width, height);
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\u0008"u8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
        ];
        return [.. lying[..2], .. exif, .. lying[2..]];
    }

    public static byte[] Png { get; } = Image(ImageFormat.Png);

    /// <summary>Two seconds of a 320x180 video with sound.</summary>
    public static Task<byte[]> VideoAsync(string extension) => extension == "webm"
        ? FfmpegAsync(extension, "-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=2", "-c:v", "libvpx", "-deadline", "realtime")
        : FfmpegAsync(
            extension, "-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=2", "-f", "lavfi", "-i", "sine=d=2", "-shortest",
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac");

    /// <summary>Two seconds of a tone.</summary>
    public static Task<byte[]> SoundAsync(string extension, params string[] codec) =>
        FfmpegAsync(extension, ["-f", "lavfi", "-i", "sine=d=2:r=44100", .. codec]);

    public static Task<byte[]> FfmpegAsync(string extension, params string[] arguments) =>
        Made.GetOrAdd($"{extension} {string.Join(' ', arguments)}", _ => new(() => MakeAsync(extension, arguments))).Value;

    private static async Task<byte[]> MakeAsync(string extension, string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("made." + extension);
        await ToolProcess.RunCheckedAsync(new ToolCommand("ffmpeg", ["-v", "error", .. arguments, path]), CancellationToken.None);
        return await File.ReadAllBytesAsync(path, CancellationToken.None);
    }
}
