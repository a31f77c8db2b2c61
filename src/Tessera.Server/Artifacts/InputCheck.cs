using Tessera.Media;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Looks at a caller's file before anything is held for it: a file that cannot be read to its end must not be priced and sent.
/// Pictures are judged by their headers and end marks; decoding them here would cost more than many a call.
/// </summary>
internal static class InputCheck
{
    /// <summary>What a sound or film is; null for pictures, and where ffprobe is not installed.</summary>
    /// <param name="type">What it is by its first bytes.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="use">What it is to be used as: a film may be given for the sound in it.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="MediaToolException">It is cut off, it cannot be read, or it does not hold what it is to be used as.</exception>
    public static async Task<MediaMeasure?> MeasureAsync(FileType type, byte[] content, MediaKind use, CancellationToken ct)
    {
        TruncatedFile.Check(content);
        if (type.Kind == MediaKind.Image)
        {
            _ = Picture.Measure(content);
            return null;
        }

        if (!MediaProbe.IsAvailable)
        {
            return null;
        }

        var measure = await MediaProbe.MeasureAsync(content, ct);
        return use switch
        {
            MediaKind.Audio when measure.AudioCodec is null => throw new MediaToolException("It has no sound."),
            MediaKind.Video when measure.Kind != MediaKind.Video => throw new MediaToolException("It has no picture."),
            _ => measure,
        };
    }
}
