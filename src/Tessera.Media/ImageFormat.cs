namespace Tessera.Media;

/// <summary>The image formats that Tessera reads and writes.</summary>
public enum ImageFormat
{
    /// <summary>Portable Network Graphics.</summary>
    Png,

    /// <summary>JPEG; transparency is rendered on white.</summary>
    Jpeg,

    /// <summary>WebP, lossy.</summary>
    Webp,
}
