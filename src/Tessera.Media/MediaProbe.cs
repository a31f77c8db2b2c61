using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tessera.Media;

/// <summary>
/// Measures audio and video files and extracts poster frames from them, with ffprobe and ffmpeg. The files are untrusted:
/// only self-contained formats are opened and only the file itself, so that no playlist in it can reach the network or disk.
/// https://ffmpeg.org/ffprobe.html
/// </summary>
public static class MediaProbe
{
    private const string Formats =
        "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,flv,mp3,wav,w64,ogg,flac,aac,aiff,amr,caf";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan MaxMissing = TimeSpan.FromSeconds(0.2);

    /// <summary>Whether ffmpeg and ffprobe are installed; without them every member here throws.</summary>
    public static bool IsAvailable => ToolProcess.Find("ffprobe") is not null && ToolProcess.Find("ffmpeg") is not null;

    /// <summary>ffmpeg's arguments before the input, for an untrusted file.</summary>
    internal static IReadOnlyList<string> OpenArguments { get; } =
        ["-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe", "-format_whitelist", Formats];

    /// <summary>
    /// Reads the properties of a file. Its headers are enough, except for a recording without a duration and for FLAC, whose
    /// end is not marked; these are read completely.
    /// </summary>
    /// <exception cref="MediaToolException">The file is not audio or video, or it is broken or truncated.</exception>
    public static async Task<MediaMeasure> MeasureAsync(byte[] file, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("input"), file, ct);
        return await MeasureAsync(folder.File("input"), ct);
    }

    /// <summary>The same for a file on disk.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <exception cref="MediaToolException">The file is not audio or video, or it is broken or truncated.</exception>
    public static async Task<MediaMeasure> MeasureAsync(string path, CancellationToken ct)
    {
        TruncatedFile.Check(path);
        var report = await ProbeAsync(path, ["-of", "json", "-show_format", "-show_streams"], ct);
        using var json = JsonDocument.Parse(report);
        var measure = FromReport(json.RootElement);
        if (measure.Duration > TimeSpan.Zero && measure.AudioCodec != "flac")
        {
            return measure;
        }

        var read = await ReadThroughAsync(path, ct);
        return measure.Duration - read > MaxMissing
            ? throw new MediaToolException(string.Create(
                CultureInfo.InvariantCulture,
                $"The end of the file is missing: by its header it plays {measure.Duration.TotalSeconds:0.##} s, but only {read.TotalSeconds:0.##} s were received."))
            : measure with { Duration = measure.Duration > TimeSpan.Zero ? measure.Duration : read };
    }

    /// <summary>One frame of a video as a PNG file.</summary>
    /// <param name="file">The video.</param>
    /// <param name="at">The time of the frame; past the end, the first frame is used.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <exception cref="MediaToolException">The file is not a video, or it is broken.</exception>
    public static async Task<byte[]> PosterAsync(byte[] file, TimeSpan at, CancellationToken ct)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.File("input"), file, ct);

        var poster = await FrameAsync(folder, at, ct);
        if (poster.Length == 0 && at > TimeSpan.Zero)
        {
            poster = await FrameAsync(folder, TimeSpan.Zero, ct);
        }

        return poster.Length > 0 ? poster : throw new MediaToolException("The file has no video track.");
    }

    private static Task<byte[]> FrameAsync(TemporaryFolder folder, TimeSpan at, CancellationToken ct) =>
        ToolProcess.RunCheckedAsync(
            new ToolCommand(
                "ffmpeg",
                [
                    .. OpenArguments, "-ss", at.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture), "-i", "input",
                    "-map", "0:V:0?", "-frames:v", "1", "-threads", "2", "-c:v", "png", "-f", "image2pipe", "pipe:1",
                ])
            {
                WorkingDirectory = folder.FullPath,
                Timeout = Patience,
            },
            ct);

    private static async Task<byte[]> ProbeAsync(string path, string[] questions, CancellationToken ct)
    {
        // Limits what ffprobe buffers for a file with many streams.
        string[] limits = ["-v", "error", "-probesize", "16M", "-protocol_whitelist", "file", "-format_whitelist", Formats];
        var result = await ToolProcess.RunAsync(
            new ToolCommand("ffprobe", [.. limits, .. questions, Path.GetFileName(path)])
            {
                WorkingDirectory = Path.GetDirectoryName(path),
                Timeout = Patience,
            },
            ct);
        return result.ExitCode == 0
            ? result.Output
            : throw new MediaToolException("The file is not readable audio or video.");
    }

    private static async Task<TimeSpan> ReadThroughAsync(string path, CancellationToken ct)
    {
        // Browsers record WebM without a duration: only the end of the last packet gives it.
        var times = await ProbeAsync(path, ["-of", "csv=p=0", "-show_entries", "packet=pts_time,duration_time"], ct);
        var last = Encoding.ASCII.GetString(times).Split('\n').Select(line => line.Split(',')).Max(packet => Number(packet[0]) + Number(packet.ElementAtOrDefault(1)));
        return TimeSpan.FromSeconds(last);
    }

    private static MediaMeasure FromReport(JsonElement report)
    {
        var streams = report.GetProperty("streams").EnumerateArray().ToList();
        var video = streams.Find(stream => Text(stream, "codec_type") == "video" && !IsCover(stream));
        var audio = streams.Find(stream => Text(stream, "codec_type") == "audio");
        var duration = TimeSpan.FromSeconds(Number(Text(report.GetProperty("format"), "duration")));
        var sound = audio.ValueKind == JsonValueKind.Undefined ? null : Text(audio, "codec_name");
        var rate = sound is null ? 0 : (int)Number(Text(audio, "sample_rate"));
        if (video.ValueKind == JsonValueKind.Undefined)
        {
            return sound is null
                ? throw new MediaToolException("The file has neither an audio nor a video track.")
                : new MediaMeasure(MediaKind.Audio, duration) { AudioCodec = sound, SampleRate = rate };
        }

        var (width, height) = ShownSize(video);
        return new MediaMeasure(MediaKind.Video, duration)
        {
            Width = width,
            Height = height,
            FramesPerSecond = Ratio(Text(video, "avg_frame_rate")),
            VideoCodec = Text(video, "codec_name"),
            AudioCodec = sound,
            SampleRate = rate,
        };
    }

    private static (int Width, int Height) ShownSize(JsonElement video)
    {
        var (width, height) = (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32());
        var turned = video.TryGetProperty("side_data_list", out var extras)
            && extras.EnumerateArray().Any(extra =>
                extra.TryGetProperty("rotation", out var angle) && Math.Abs(angle.GetDouble()) % 180 == 90);
        return turned ? (height, width) : (width, height);
    }

    private static bool IsCover(JsonElement stream) =>
        stream.TryGetProperty("disposition", out var disposition)
        && disposition.TryGetProperty("attached_pic", out var attached)
        && attached.GetInt32() == 1;

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static double Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? Math.Max(0, number)
            : 0;

    private static double Ratio(string? text)
    {
        var parts = (text ?? "").Split('/');
        return parts.Length == 2 && Number(parts[1]) > 0 ? Number(parts[0]) / Number(parts[1]) : Number(parts[0]);
    }
}
