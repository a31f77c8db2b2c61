namespace Tessera.Media;

/// <summary>The kind of a media file.</summary>
public enum MediaKind
{
    /// <summary>A still image.</summary>
    Image,

    /// <summary>Video, with or without an audio track.</summary>
    Video,

    /// <summary>Audio only; an embedded cover image does not count.</summary>
    Audio,
}
