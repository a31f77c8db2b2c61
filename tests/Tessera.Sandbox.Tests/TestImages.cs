using Tessera.Media;

namespace Tessera.Sandbox.Tests;

/// <summary>Draws and compares images.</summary>
internal static class TestImages
{
    /// <summary>The mean difference of a channel between the thumbnails of two images, 0 to 255.</summary>
    public static double Difference(byte[] first, byte[] second)
    {
        var (left, right) = (Thumbnail(first), Thumbnail(second));
        return left.Zip(right, (a, b) => Math.Abs(a - b)).Average();
    }

    /// <summary>The mean colour of a region of an image, given as fractions of its width and height.</summary>
    public static (double R, double G, double B) Mean(byte[] file, double left, double top, double right, double bottom)
    {
        using var image = RasterImage.Decode(file);
        var pixels = image.ToPixels();
        var sums = new double[3];
        var count = 0;
        for (var y = (int)(top * image.Height); y < bottom * image.Height; y++)
        {
            for (var x = (int)(left * image.Width); x < right * image.Width; x++, count++)
            {
                for (var channel = 0; channel < 3; channel++)
                {
                    sums[channel] += pixels[(((y * image.Width) + x) * 4) + channel];
                }
            }
        }

        return (sums[0] / count, sums[1] / count, sums[2] / count);
    }

    /// <summary>A PNG of a red left half and a blue right half.</summary>
    public static byte[] RedAndBlue(int width = 320, int height = 240)
    {
        using var drawing = RasterImage.FromSvg(
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 2 1" preserveAspectRatio="none"><rect width="1" height="1" fill="#d02020"/><rect x="1" width="1" height="1" fill="#2030d0"/></svg>""");
        return drawing.Encode(ImageFormat.Png);
    }

    private static byte[] Thumbnail(byte[] file)
    {
        using var image = RasterImage.Decode(file);
        using var small = image.Resize(64, 64);
        return small.ToPixels();
    }
}
