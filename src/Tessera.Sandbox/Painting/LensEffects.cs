using NetVips;

namespace Tessera.Sandbox.Painting;

/// <summary>What a lens and film add to a whole image: glow around lights, darker corners, grain.</summary>
internal static class LensEffects
{
    /// <summary>Light that spills over from what is brighter than <paramref name="threshold"/>.</summary>
    public static PixelBuffer Bloom(PixelBuffer raster, int threshold, double strength) => raster.Through(image =>
    {
        var colours = image.ExtractBand(0, n: 3);
        // In whole numbers, which libvips computes several times as fast.
        var bright = ((colours.Recomb(Image.NewFromArray<double>([[0.299, 0.587, 0.114]])) - threshold) * (strength * 255 / (256 - threshold))).Cast(Enums.BandFormat.Uchar);
        var light = Field.Soft(((colours * bright) >> 8).Cast(Enums.BandFormat.Uchar), 8, Math.Max(2, Math.Min(image.Width, image.Height) / 176) * 0.9);
        return ((colours.Invert() * light.Invert()) >> 8).Cast(Enums.BandFormat.Uchar).Invert();
    });

    /// <summary>Darkens towards the corners and sprinkles grain.</summary>
    public static PixelBuffer Vignette(PixelBuffer raster, double corner, double grain)
    {
        var (middleX, middleY) = (raster.Width / 2.0, raster.Height / 2.0);
        var reach = (middleX * middleX) + (middleY * middleY);
        return raster.Each(pixel =>
        {
            var (y, x) = Math.DivRem(pixel, raster.Width);
            var away = (((x - middleX) * (x - middleX)) + ((y - middleY) * (y - middleY))) / reach;
            var (light, speck) = (1 - (corner * away * away), grain > 0 ? (Noise.White(x, y, 21) - 0.5) * grain : 0);
            var (red, green, blue) = raster.Colour(pixel);
            return ((red * light) + speck, (green * light) + speck, (blue * light) + speck);
        });
    }
}
