using Tessera.Sandbox.Painting;

namespace Tessera.Sandbox.Video;

/// <summary>A transparent picture as the frame painter wants it: colours times alpha, and where its rows are empty.</summary>
internal sealed class PremultipliedLayer
{
    private PremultipliedLayer(byte[] pixels, int width, int height, (int From, int To)[] rows) =>
        (Pixels, Width, Height, Rows) = (pixels, width, height, rows);

    /// <summary>Red, green, blue, alpha; the colours already multiplied by alpha.</summary>
    public byte[] Pixels { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>For each row the columns from and up to which anything is painted.</summary>
    public IReadOnlyList<(int From, int To)> Rows { get; }

    public static PremultipliedLayer Of(PixelBuffer raster)
    {
        var pixels = raster.Rgba;
        var rows = new (int From, int To)[raster.Height];
        for (var y = 0; y < raster.Height; y++)
        {
            var (from, to) = (raster.Width, 0);
            for (var x = 0; x < raster.Width; x++)
            {
                var at = ((y * raster.Width) + x) * 4;
                int alpha = pixels[at + 3];
                if (alpha == 255)
                {
                    (from, to) = (Math.Min(from, x), x + 1);
                    continue;
                }

                for (var channel = 0; channel < 3; channel++)
                {
                    pixels[at + channel] = (byte)(((pixels[at + channel] * alpha) + 127) / 255);
                }

                if (alpha > 0)
                {
                    (from, to) = (Math.Min(from, x), x + 1);
                }
            }

            rows[y] = (from, to);
        }

        return new PremultipliedLayer(pixels, raster.Width, raster.Height, rows);
    }
}
