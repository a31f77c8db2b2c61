namespace Tessera.Sandbox.Painting;

/// <summary>Large square pixels in few colours, with the ordered dither of old machines.</summary>
internal static class PixelArt
{
    private static readonly int[] Bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

    public static void Paint(PixelBuffer raster, int blocksAcross = 128)
    {
        var block = Math.Max(2, (int)Math.Round(Math.Min(raster.Width, raster.Height) / (double)blocksAcross));
        for (var top = 0; top < raster.Height; top += block)
        {
            for (var left = 0; left < raster.Width; left += block)
            {
                Flatten(raster, left, top, block);
            }
        }
    }

    private static void Flatten(PixelBuffer raster, int left, int top, int block)
    {
        var (right, bottom) = (Math.Min(raster.Width, left + block), Math.Min(raster.Height, top + block));
        Span<int> sums = stackalloc int[4];
        sums.Clear();
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var at = ((y * raster.Width) + x) * 4;
                for (var channel = 0; channel < 4; channel++)
                {
                    sums[channel] += raster.Rgba[at + channel];
                }
            }
        }

        var count = (right - left) * (bottom - top);
        var dither = (Bayer[((top / block) % 4 * 4) + ((left / block) % 4)] - 7.5) * 0.8;
        for (var channel = 0; channel < 3; channel++)
        {
            const double step = 255 / 11.0;
            sums[channel] = (int)Math.Clamp(Math.Round(((sums[channel] / (double)count) + dither) / step) * step, 0, 255);
        }

        sums[3] = sums[3] > count * 127 ? 255 : 0;
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var at = ((y * raster.Width) + x) * 4;
                for (var channel = 0; channel < 4; channel++)
                {
                    raster.Rgba[at + channel] = (byte)sums[channel];
                }
            }
        }
    }
}
