using Tessera.Media;

namespace Tessera.Server.Artifacts;

/// <summary>The properties of a file, read from its own headers, and its thumbnail.</summary>
/// <param name="Metadata">The members of <c>result_metadata</c>.</param>
/// <param name="Thumbnail">A JPEG, or null for audio.</param>
internal sealed record MeasuredFile(IReadOnlyDictionary<string, object> Metadata, byte[]? Thumbnail)
{
    private const int ThumbnailSide = 512;
    private const int ThumbnailQuality = 82;

    /// <summary>
    /// Measures a file of a known type. Properties are omitted when the program that measures them is not installed.
    /// </summary>
    /// <exception cref="MediaToolException">The file is broken, too large to open, or not of its type's kind.</exception>
    public static Task<MeasuredFile> OfAsync(FileType type, byte[] content, CancellationToken ct) => type.Kind switch
    {
        MediaKind.Image => Task.FromResult(OfImage(type, content)),
        MediaKind.Video => OfVideoAsync(content, ct),
        _ => OfAudioAsync(type, content, ct),
    };

    private static MeasuredFile OfImage(FileType type, byte[] content)
    {
        var facts = new Dictionary<string, object>(StringComparer.Ordinal);
        // The header first: it refuses an image with too many pixels before any of them are decoded.
        (facts["width"], facts["height"]) = RasterImage.Measure(content);
        var thumbnail = Shrink(content);
        facts["format"] = type.Format;
        facts["bytes"] = content.LongLength;
        return new MeasuredFile(facts, thumbnail);
    }

    private static async Task<MeasuredFile> OfVideoAsync(byte[] content, CancellationToken ct)
    {
        var facts = new Dictionary<string, object>(StringComparer.Ordinal);
        byte[]? thumbnail = null;
        if (MediaProbe.IsAvailable)
        {
            var measure = await MeasureAsync(content, MediaKind.Video, ct);
            facts["duration"] = Seconds(measure);
            facts["width"] = measure.Width;
            facts["height"] = measure.Height;
            facts["fps"] = Plain(measure.FramesPerSecond, 0.005);
            thumbnail = Shrink(await MediaProbe.PosterAsync(content, PosterTime(measure), ct));
        }

        facts["bytes"] = content.LongLength;
        return new MeasuredFile(facts, thumbnail);
    }

    private static async Task<MeasuredFile> OfAudioAsync(FileType type, byte[] content, CancellationToken ct) =>
        OfAudio(type, content.LongLength, MediaProbe.IsAvailable ? await MeasureAsync(content, MediaKind.Audio, ct) : null);

    /// <summary>Measures a recording on disk.</summary>
    /// <exception cref="MediaToolException">The file is broken, or has a video track.</exception>
    public static async Task<MeasuredFile> OfSoundAsync(FileType type, string path, CancellationToken ct) => OfAudio(
        type, new FileInfo(path).Length, MediaProbe.IsAvailable ? OfKind(await MediaProbe.MeasureAsync(path, ct), MediaKind.Audio) : null);

    private static MeasuredFile OfAudio(FileType type, long bytes, MediaMeasure? measure)
    {
        var facts = new Dictionary<string, object>(StringComparer.Ordinal);
        if (measure is not null)
        {
            facts["duration"] = Seconds(measure);
        }

        facts["format"] = type.Format;
        facts["bytes"] = bytes;
        if (measure is not null)
        {
            facts["sample_rate"] = measure.SampleRate;
        }

        return new MeasuredFile(facts, null);
    }

    private static async Task<MediaMeasure> MeasureAsync(byte[] content, MediaKind expected, CancellationToken ct) =>
        OfKind(await MediaProbe.MeasureAsync(content, ct), expected);

    private static MediaMeasure OfKind(MediaMeasure measure, MediaKind expected) => measure.Kind == expected
        ? measure
        : throw new MediaToolException(expected == MediaKind.Video ? "The video has no video track." : "The audio file has a video track.");

    private static byte[] Shrink(byte[] image)
    {
        using var small = RasterImage.Decode(image, ThumbnailSide);
        return small.Encode(ImageFormat.Jpeg, ThumbnailQuality);
    }

    // Videos often begin black, so take a later frame.
    private static TimeSpan PosterTime(MediaMeasure measure) =>
        TimeSpan.FromSeconds(Math.Min(1, measure.Duration.TotalSeconds / 2));

    private static double Seconds(MediaMeasure measure) => Plain(measure.Duration.TotalSeconds, 0.05);

    /// <summary>
    /// A whole number when the value is one apart from an encoder's padding, otherwise two decimals. JSON writes 5.0 as 5.
    /// </summary>
    private static double Plain(double value, double tolerance)
    {
        var whole = Math.Round(value);
        return Math.Abs(value - whole) <= tolerance ? whole : Math.Round(value, 2);
    }
}
