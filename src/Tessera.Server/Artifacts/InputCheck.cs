using Tessera.Media;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Checks a caller's file before tokens are held for it: a file that cannot be read completely must not be priced and sent.
/// Images are checked by their headers and end markers; decoding them here would cost more than many calls.
/// </summary>
internal static class InputCheck
{
    /// <summary>The properties of audio or video; null for images, and when ffprobe is not installed.</summary>
    /// <param name="type">The type detected from the first bytes.</param>
    /// <param name="content">The complete file.</param>
    /// <param name="use">What it is used as: a video may be given for its audio track.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <exception cref="MediaToolException">The file is truncated, unreadable, or lacks the kind of media that it is used as.</exception>
    public static async Task<MediaMeasure?> MeasureAsync(FileType type, byte[] content, MediaKind use, CancellationToken ct)
    {
        TruncatedFile.Check(content);
        if (type.Kind == MediaKind.Image)
        {
            _ = RasterImage.Measure(content);
            return null;
        }

        if (!MediaProbe.IsAvailable)
        {
            return null;
        }

        var measure = await MediaProbe.MeasureAsync(content, ct);
        return use switch
        {
            MediaKind.Audio when measure.AudioCodec is null => throw new MediaToolException("It has no audio track."),
            MediaKind.Video when measure.Kind != MediaKind.Video => throw new MediaToolException("It has no video track."),
            _ => measure,
        };
    }
}
