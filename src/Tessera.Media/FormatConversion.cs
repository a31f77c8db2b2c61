namespace Tessera.Media;

/// <summary>Converts an image, audio or video file to another format: images with libvips, the others with ffmpeg.</summary>
public static class FormatConversion
{
    private const int ImageQuality = 92;

    /// <summary>The file in another format of its kind.</summary>
    /// <param name="file">The complete file.</param>
    /// <param name="kind">The file's kind of media.</param>
    /// <param name="format">The format's name on the wire, such as <c>webp</c>, <c>mp3</c> or <c>mp4</c>.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <exception cref="MediaToolException">
    /// The file cannot be read, the format cannot be written, or the program for it is not installed or timed out.
    /// </exception>
    public static Task<byte[]> ConvertAsync(byte[] file, MediaKind kind, string format, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(file);
        return kind switch
        {
            MediaKind.Image => Task.FromResult(ConvertImage(file, format)),
            MediaKind.Audio => RunFfmpegAsync(file, format, SoundArguments(format), ct),
            MediaKind.Video => RunFfmpegAsync(file, format, ["-map", "0:V:0", "-map", "0:a:0?", .. VideoArguments(format)], ct),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of file"),
        };
    }

    /// <summary>A recording on disk in another format, written beside it.</summary>
    /// <param name="path">The complete file.</param>
    /// <param name="format">The format's name on the wire.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <returns>The path of the made file.</returns>
    /// <exception cref="MediaToolException">As for a file in memory.</exception>
    public static Task<string> ConvertSoundAsync(string path, string format, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RunFfmpegAsync(path, format, SoundArguments(format), ct);
    }

    private static string[] SoundArguments(string format) => ["-map", "0:a:0", .. SoundEncoder.ArgumentsFor(format, channels: 2) ?? throw NotWritten(format)];

    private static byte[] ConvertImage(byte[] file, string format)
    {
        var wanted = format switch
        {
            "png" => ImageFormat.Png,
            "jpeg" => ImageFormat.Jpeg,
            "webp" => ImageFormat.Webp,
            _ => throw NotWritten(format),
        };
        using var image = RasterImage.Decode(file);
        return image.Encode(wanted, ImageQuality);
    }

    // Players want an even number of pixels and 4:2:0 chroma subsampling.
    private static string[] VideoArguments(string format)
    {
        string[] pixels = ["-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2", "-pix_fmt", "yuv420p", "-threads", "2"];
        return format switch
        {
            "mp4" or "mov" => [.. pixels, "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-c:a", "aac", "-movflags", "+faststart", "-f", format],
            "webm" => [.. pixels, "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "6", "-crf", "31", "-b:v", "0", "-c:a", "libopus", "-f", "webm"],
            _ => throw NotWritten(format),
        };
    }

    private static async Task<byte[]> RunFfmpegAsync(byte[] file, string format, string[] arguments, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("input"), file, ct);
        return await File.ReadAllBytesAsync(await RunFfmpegAsync(folder.File("input"), format, arguments, ct), ct);
    }

    private static async Task<string> RunFfmpegAsync(string path, string format, string[] arguments, CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(path) ?? throw new ArgumentException("The path must be absolute.", nameof(path));
        var result = await ToolProcess.RunAsync(
            new ToolCommand("ffmpeg", [.. MediaProbe.OpenArguments, "-i", Path.GetFileName(path), "-sn", "-dn", .. arguments, "-y", "made"])
            {
                WorkingDirectory = folder,
                Timeout = TimeSpan.FromMinutes(5),
            },
            ct);
        return result.ExitCode == 0
            ? Path.Combine(folder, "made")
            : throw new MediaToolException($"The file cannot be converted to {format}.");
    }

    private static MediaToolException NotWritten(string format) => new($"This server does not write {format} files.");
}
