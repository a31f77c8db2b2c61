namespace Tessera.Media;

/// <summary>What an audio or video file is, as read from it and not from its name.</summary>
/// <param name="Kind">Sound or moving pictures.</param>
/// <param name="Duration">How long it plays.</param>
public sealed record MediaMeasure(MediaKind Kind, TimeSpan Duration)
{
    /// <summary>Width in pixels as it is shown (a turned phone video is upright); 0 for audio.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels as it is shown; 0 for audio.</summary>
    public int Height { get; init; }

    /// <summary>Pictures a second; 0 for audio.</summary>
    public double FramesPerSecond { get; init; }

    /// <summary>ffmpeg's name of the picture codec, such as <c>h264</c>, or null for audio.</summary>
    public string? VideoCodec { get; init; }

    /// <summary>ffmpeg's name of the sound codec, such as <c>mp3</c>, or null for a silent video.</summary>
    public string? AudioCodec { get; init; }
}
