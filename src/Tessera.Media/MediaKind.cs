namespace Tessera.Media;

/// <summary>What a recording is.</summary>
public enum MediaKind
{
    /// <summary>Sound only; a cover picture in it does not count.</summary>
    Audio,

    /// <summary>Moving pictures, with or without sound.</summary>
    Video,
}
