using Tessera.Sandbox.Audio;

namespace Tessera.Sandbox.Video;

/// <summary>Feeds a video's frames, and its sound where it has one, to ffmpeg and takes the MP4 it makes.</summary>
internal static class VideoEncoder
{
    public const int FramesPerSecond = 24;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<byte[]> EncodeAsync(
        LayeredVideo video, VideoSize size, double seconds, Waveform? sound, IProgress<double> progress, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("film.mp4");
        var track = folder.File("sound.wav");
        if (sound is not null)
        {
            await File.WriteAllBytesAsync(track, await Ffmpeg.WriteAsync(sound, "wav", ct), ct);
        }

        var frames = Math.Max(1, (int)Math.Round(seconds * FramesPerSecond));
        await ToolProcess.RunCheckedAsync(
            new ToolCommand("ffmpeg", Arguments(size, sound is null ? null : track, path))
            {
                WorkingDirectory = folder.FullPath,
                Timeout = Patience,
                Input = (stream, token) => FeedAsync(video, frames, stream, progress, token),
            },
            ct);
        return await File.ReadAllBytesAsync(path, ct);
    }

    private static async Task FeedAsync(LayeredVideo video, int frames, Stream stream, IProgress<double> progress, CancellationToken ct)
    {
        for (var frame = 0; frame < frames; frame++)
        {
            var seconds = frame / (double)FramesPerSecond;
            await stream.WriteAsync(video.Paint(seconds, frame / (double)Math.Max(1, frames - 1)), ct);
            if (frame % 6 == 0)
            {
                progress.Report(0.05 + (0.9 * frame / frames));
            }
        }
    }

    // bitexact and a fixed number of threads: the same frames always make the same bytes.
    private static string[] Arguments(VideoSize size, string? track, string path) =>
    [
        "-nostdin", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgba",
        "-s", string.Create(CultureInfo.InvariantCulture, $"{size.Width}x{size.Height}"),
        "-r", FramesPerSecond.ToString(CultureInfo.InvariantCulture), "-i", "pipe:0",
        .. track is null ? (string[])[] : ["-i", track, "-c:a", "aac", "-b:a", "128k", "-flags:a", "+bitexact"],
        "-vf", "scale=out_color_matrix=bt709:out_range=tv", "-pix_fmt", "yuv420p",
        "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
        "-c:v", "libx264", "-preset", "veryfast", "-crf", "21", "-threads", "2", "-fflags", "+bitexact", "-flags:v", "+bitexact",
        "-map_metadata", "-1", "-movflags", "+faststart", path,
    ];
}
