namespace Tessera.Media;

/// <summary>What a media file is.</summary>
public enum MediaKind
{
    /// <summary>A still picture.</summary>
    Image,

    /// <summary>Moving pictures, with or without sound.</summary>
    Video,

    /// <summary>Sound only; a cover picture in it does not count.</summary>
    Audio,
}
