namespace Tessera.Media;

/// <summary>
/// Converts a mask that is white where its image is to change: to the image's own size and to two colours only, because vendors
/// refuse other masks or each round them in their own way.
/// </summary>
public static class MaskImage
{
    /// <summary>The mask as a PNG file; null when it or its image cannot be read.</summary>
    /// <param name="mask">White where the image is to change.</param>
    /// <param name="image">The image that the mask belongs to.</param>
    /// <param name="inverted">Whether black, rather than white, marks the area to change.</param>
    /// <param name="transparent">Whether transparency, rather than white, marks the area to change.</param>
    public static byte[]? Rewrite(byte[] mask, byte[] image, bool inverted, bool transparent)
    {
        try
        {
            var (width, height) = RasterImage.Measure(image);
            using var given = RasterImage.Decode(mask);
            using var fitted = given.Resize(width, height);
            using var made = RasterImage.FromPixels(Rewritten(fitted.ToPixels(), inverted, transparent), width, height);
            return made.Encode(ImageFormat.Png);
        }
        catch (MediaToolException)
        {
            return null;
        }
    }

    /// <summary>
    /// A mask that is transparent where its image is to change, as OpenAI's are, as one that is white there; null when it is opaque
    /// everywhere.
    /// </summary>
    /// <exception cref="MediaToolException">The file is not an image.</exception>
    public static byte[]? OfTransparency(byte[] mask)
    {
        using var given = RasterImage.Decode(mask);
        var rgba = given.ToPixels();
        var isOpaque = true;
        for (var at = 0; at < rgba.Length; at += 4)
        {
            var changes = rgba[at + 3] < 128;
            isOpaque &= !changes;
            rgba[at] = rgba[at + 1] = rgba[at + 2] = changes ? (byte)255 : (byte)0;
            rgba[at + 3] = 255;
        }

        if (isOpaque)
        {
            return null;
        }

        using var made = RasterImage.FromPixels(rgba, given.Width, given.Height);
        return made.Encode(ImageFormat.Png);
    }

    private static byte[] Rewritten(byte[] rgba, bool inverted, bool transparent)
    {
        for (var at = 0; at < rgba.Length; at += 4)
        {
            // Rec. 601 luma, weighted by opacity.
            var light = ((299 * rgba[at]) + (587 * rgba[at + 1]) + (114 * rgba[at + 2])) * rgba[at + 3];
            var changes = light > 255 * 255 * 1000 / 2;
            rgba[at] = rgba[at + 1] = rgba[at + 2] = changes == inverted ? (byte)0 : (byte)255;
            rgba[at + 3] = changes && transparent ? (byte)0 : (byte)255;
        }

        return rgba;
    }
}
