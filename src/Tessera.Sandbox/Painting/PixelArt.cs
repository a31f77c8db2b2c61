using NetVips;

namespace Tessera.Sandbox.Painting;

/// <summary>Large square pixels in few colours, with the ordered dither of old machines.</summary>
internal static class PixelArt
{
    private const double Step = 255 / 11.0;
    private static readonly double[][] Bayer = [[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]];

    public static PixelBuffer Paint(PixelBuffer raster, int blocksAcross = 128) => raster.Through(image =>
    {
        var block = Math.Max(2, (int)Math.Round(Math.Min(image.Width, image.Height) / (double)blocksAcross));
        var small = image.Shrink(block, block, ceil: true);
        var dither = Image.NewFromArray(Bayer).Replicate((small.Width / 4) + 1, (small.Height / 4) + 1).Crop(0, 0, small.Width, small.Height);
        var colours = ((small.ExtractBand(0, n: 3) + ((dither - 7.5) * 0.8)) / Step).Rint() * Step;
        // A comparison makes 0 or 255, as alpha is.
        return colours.Bandjoin(small[3] > 127).Zoom(block, block).Crop(0, 0, image.Width, image.Height);
    });
}
