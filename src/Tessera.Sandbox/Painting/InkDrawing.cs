namespace Tessera.Sandbox.Painting;

/// <summary>Pen and pencil: outlines where brightness turns, hatching in the shadows, a grey wash on paper.</summary>
internal static class InkDrawing
{
    public static PixelBuffer Paint(PixelBuffer raster)
    {
        var (width, height) = (raster.Width, raster.Height);
        var unit = Math.Min(width, height) / 1000f;
        var result = new byte[raster.Rgba.Length];
        var reach = Math.Max(1, (int)MathF.Round(unit * 1.3f));
        Parallel.For(0, height, y =>
        {
            for (var x = 0; x < width; x++)
            {
                var (u, v) = (x / unit, y / unit);
                var (wx, wy) = (x + (int)(Noise.Smooth(u / 18, v / 18, 1) * 2.4f * unit), y + (int)(Noise.Smooth(u / 18, v / 18, 2) * 2.4f * unit));
                var at = raster.At(wx, wy);
                var light = (float)raster.Luma(at / 4);
                var (across, down) = raster.Slope(wx, wy, reach);
                var line = Math.Clamp((Math.Abs(across) + Math.Abs(down) - 9) / 34f, 0, 1) * (0.75f + (Noise.White(x, y, 3) * 0.25f));
                var ink = Math.Max(line, Hatch(u, v, 1 - (light / 255f)) * (0.55f + (Noise.White(x, y, 4) * 0.3f)));
                var to = ((y * width) + x) * 4;
                var paper = 244 + (Noise.Smooth(u / 3, v / 3, 5) * 3);
                var wash = paper - ((paper - light) * 0.26f);
                var grey = Math.Clamp(wash + ((48 - wash) * ink), 0, 255);
                for (var channel = 0; channel < 3; channel++)
                {
                    // Warm paper: a little less blue than red.
                    result[to + channel] = (byte)Math.Max(0, grey + 3 - (channel * 3));
                }

                result[to + 3] = raster.Rgba[at + 3];
            }
        });
        return new PixelBuffer(result, width, height);
    }

    // One direction of lines for half shadow, a second across it for deep shadow.
    private static float Hatch(float x, float y, float dark)
    {
        var wander = Noise.Smooth(x / 60, y / 60, 6) * 3;
        var first = Stripe(((x + y) * 0.7071f) + wander, 7.5f, dark - 0.5f);
        return dark > 0.7f ? Math.Max(first, Stripe(((x - y) * 0.7071f) + wander, 8.5f, dark - 0.62f)) : first;
    }

    private static float Stripe(float place, float pitch, float strength)
    {
        if (strength <= 0)
        {
            return 0;
        }

        var wave = Math.Abs((place / pitch) - MathF.Floor(place / pitch) - 0.5f) * 2;
        return Math.Clamp((wave - (0.86f - (strength * 0.75f))) * 4, 0, 1);
    }
}
