namespace Tessera.Media;

/// <summary>
/// Rewrites a mask that is white where its picture is to change: at the picture's own size, with nothing between two colours,
/// because vendors refuse other masks or round them each in its own way.
/// </summary>
public static class MaskPicture
{
    /// <summary>The mask as a PNG file; null when it or its picture cannot be read.</summary>
    /// <param name="mask">White where the picture is to change.</param>
    /// <param name="picture">The picture it belongs to.</param>
    /// <param name="inverted">Black where the picture is to change.</param>
    /// <param name="transparent">Transparent where the picture is to change.</param>
    public static byte[]? Rewrite(byte[] mask, byte[] picture, bool inverted, bool transparent)
    {
        try
        {
            var (width, height) = Picture.Measure(picture);
            using var given = Picture.Decode(mask);
            using var fitted = given.Resize(width, height);
            using var made = Picture.FromPixels(Rewritten(fitted.ToPixels(), inverted, transparent), width, height);
            return made.Encode(PictureFormat.Png);
        }
        catch (MediaToolException)
        {
            return null;
        }
    }

    private static byte[] Rewritten(byte[] rgba, bool inverted, bool transparent)
    {
        for (var at = 0; at < rgba.Length; at += 4)
        {
            // Rec. 601, by how much of it is seen.
            var light = ((299 * rgba[at]) + (587 * rgba[at + 1]) + (114 * rgba[at + 2])) * rgba[at + 3];
            var changes = light > 255 * 255 * 1000 / 2;
            rgba[at] = rgba[at + 1] = rgba[at + 2] = changes == inverted ? (byte)0 : (byte)255;
            rgba[at + 3] = changes && transparent ? (byte)0 : (byte)255;
        }

        return rgba;
    }
}
