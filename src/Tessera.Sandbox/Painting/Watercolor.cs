namespace Tessera.Sandbox.Painting;

/// <summary>Watercolour: outlines that wander, pigment that gathers at edges, and the paper's grain and white rim.</summary>
internal static class Watercolor
{
    public static PixelBuffer Paint(PixelBuffer raster, bool rim)
    {
        var (width, height) = (raster.Width, raster.Height);
        var unit = Math.Min(width, height) / 1000f;
        var result = new byte[raster.Rgba.Length];
        var soft = raster.Through(image => Field.Soft(image, 4, 1.8));
        Parallel.For(0, height, y =>
        {
            var (shiftX, shiftY, pool) = (0f, 0f, 0f);
            for (var x = 0; x < width; x++)
            {
                var (u, v) = (x / unit, y / unit);
                if ((x & 3) == 0)
                {
                    // These vary slowly: once for four pixels is enough, and most of the work.
                    (shiftX, shiftY, pool) = Flow(u, v);
                }

                var from = raster.At(x + (int)(shiftX * unit), y + (int)(shiftY * unit));
                var grain = ((Noise.White(x, y, 8) - 0.5f) * 0.045f) + (Noise.Smooth(u / 2.6f, v / 2.6f, 9) * 0.035f);
                var paper = rim ? Rim(u, v, width / unit, height / unit) : 0;
                var at = ((y * width) + x) * 4;
                for (var channel = 0; channel < 3; channel++)
                {
                    float value = raster.Rgba[from + channel];
                    float around = soft.Rgba[at + channel];
                    value = (value * 0.75f) + (around * 0.25f) - (Math.Abs(value - around) * 0.42f);
                    value = (value * (1 + grain)) + ((255 - value) * Math.Max(0, pool + 0.07f)) - (value * Math.Max(0, -pool) * 0.8f);
                    value += ((252 - (channel * 4)) - value) * paper;
                    result[at + channel] = (byte)Math.Clamp(value, 0, 255);
                }

                result[at + 3] = raster.Rgba[from + 3];
            }
        });
        return new PixelBuffer(result, width, height);
    }

    private static (float ShiftX, float ShiftY, float Pool) Flow(float u, float v) =>
    (
        (Noise.Smooth(u / 21, v / 21, 1) * 7) + (Noise.Smooth(u / 6, v / 6, 2) * 2),
        (Noise.Smooth(u / 21, v / 21, 3) * 7) + (Noise.Smooth(u / 6, v / 6, 4) * 2),
        (Noise.Smooth(u / 90, v / 90, 6) * 0.07f) + (Noise.Smooth(u / 34, v / 34, 7) * 0.05f));

    private static float Rim(float x, float y, float width, float height)
    {
        var edge = Math.Min(Math.Min(x, width - x), Math.Min(y, height - y));
        if (edge > 66)
        {
            return 0;
        }

        var wander = 34 + (Noise.Smooth(x / 70, y / 70, 11) * 20) + (Noise.Smooth(x / 17, y / 17, 12) * 9);
        return Math.Clamp((wander - edge) / 9, 0, 1);
    }
}
