using NetVips;

namespace Tessera.Sandbox.Painting;

/// <summary>Filters on one value a pixel, and on whole images.</summary>
internal static class Field
{
    // The most that libvips accepts.
    private const double WidestBlur = 1000;

    /// <summary>Gaussian blur; edges repeat.</summary>
    public static float[] Blurred(float[] values, int width, int height, int radius) =>
        Filtered(values, width, height, image => image.Gaussblur(Math.Min(radius + 0.5, WidestBlur), minAmpl: 0.05));

    /// <summary>How strong the edge at each pixel is (Sobel), 0 to about 1000.</summary>
    public static float[] Edges(float[] values, int width, int height) => Filtered(values, width, height, image =>
    {
        // libvips has this filter as one operation, but it cuts the result to a byte.
        var kernel = Image.NewFromArray<double>([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]);
        var (across, down) = (image.Conv(kernel), image.Conv(kernel.Rot90()));
        return ((across * across) + (down * down)).Pow(0.5);
    });

    /// <summary>A soft copy, computed at a fraction of the size: all that glow and pigment need.</summary>
    public static Image Soft(Image image, int shrink, double radius)
    {
        var small = image.Shrink(shrink, shrink).Gaussblur(radius);
        return small.Resize((double)image.Width / small.Width, vscale: (double)image.Height / small.Height, kernel: Enums.Kernel.Linear);
    }

    /// <summary>0 below <paramref name="low"/>, 1 above <paramref name="high"/>, smooth between.</summary>
    public static double Step(double low, double high, double value)
    {
        var part = Math.Clamp((value - low) / (high - low), 0, 1);
        return part * part * (3 - (2 * part));
    }

    private static float[] Filtered(float[] values, int width, int height, Func<Image, Image> filter)
    {
        using var image = Image.NewFromMemory(values, width, height, bands: 1, Enums.BandFormat.Float);
        using var made = filter(image);
        return made.WriteToMemory<float>();
    }
}
