namespace Tessera.Sandbox.Painting;

/// <summary>What a lens and film add to a whole picture: glow around lights, darker corners, grain.</summary>
internal static class LensEffects
{
    /// <summary>Light that spills over from what is brighter than <paramref name="threshold"/>.</summary>
    public static void Bloom(PixelBuffer raster, int threshold, float strength)
    {
        const int shrink = 8;
        var radius = Math.Max(2, Math.Min(raster.Width, raster.Height) / shrink / 22);
        var soft = new Blur(raster, shrink, radius, at => Math.Clamp((raster.Brightness(at) - threshold) / (float)(256 - threshold), 0, 1));
        Parallel.For(0, raster.Height, y =>
        {
            for (var x = 0; x < raster.Width; x++)
            {
                var at = ((y * raster.Width) + x) * 4;
                for (var channel = 0; channel < 3; channel++)
                {
                    var light = soft.At(x, y, channel) * strength;
                    var value = raster.Rgba[at + channel];
                    raster.Rgba[at + channel] = (byte)(value + ((255 - value) * Math.Min(1, light / 255)));
                }
            }
        });
    }

    /// <summary>Darkens towards the corners and sprinkles grain.</summary>
    public static void Vignette(PixelBuffer raster, float corner, float grain)
    {
        var (middleX, middleY) = (raster.Width / 2f, raster.Height / 2f);
        var reach = (middleX * middleX) + (middleY * middleY);
        Parallel.For(0, raster.Height, y =>
        {
            for (var x = 0; x < raster.Width; x++)
            {
                var away = (((x - middleX) * (x - middleX)) + ((y - middleY) * (y - middleY))) / reach;
                var light = 1 - (corner * away * away);
                var speck = grain > 0 ? (Noise.White(x, y, 21) - 0.5f) * grain : 0;
                var at = ((y * raster.Width) + x) * 4;
                for (var channel = 0; channel < 3; channel++)
                {
                    raster.Rgba[at + channel] = (byte)Math.Clamp((raster.Rgba[at + channel] * light) + speck + 0.5f, 0, 255);
                }
            }
        });
    }
}
