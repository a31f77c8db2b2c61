namespace Tessera.Media;

/// <summary>The properties of an audio or video file, read from its content and not from its name.</summary>
/// <param name="Kind">Audio or video.</param>
/// <param name="Duration">The duration of playback.</param>
public sealed record MediaMeasure(MediaKind Kind, TimeSpan Duration)
{
    /// <summary>Width in pixels as displayed (after rotation); 0 for audio.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels as displayed; 0 for audio.</summary>
    public int Height { get; init; }

    /// <summary>Frames per second; 0 for audio.</summary>
    public double FramesPerSecond { get; init; }

    /// <summary>ffmpeg's name of the video codec, such as <c>h264</c>, or null for audio.</summary>
    public string? VideoCodec { get; init; }

    /// <summary>Audio samples per second; 0 for a silent video.</summary>
    public int SampleRate { get; init; }

    /// <summary>ffmpeg's name of the audio codec, such as <c>mp3</c>, or null for a silent video.</summary>
    public string? AudioCodec { get; init; }
}
