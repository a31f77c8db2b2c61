namespace Tessera.Media;

/// <summary>The picture formats Tessera reads and writes.</summary>
public enum PictureFormat
{
    /// <summary>Portable Network Graphics.</summary>
    Png,

    /// <summary>JPEG; transparency is laid on white.</summary>
    Jpeg,

    /// <summary>WebP, lossy.</summary>
    Webp,
}
