namespace Tessera.Sandbox.Painting;

/// <summary>Flat inks in few steps, black outlines, halftone dots in the darker tones.</summary>
internal static class Comic
{
    private const int Levels = 5;

    public static PixelBuffer Paint(PixelBuffer image)
    {
        var (width, height) = (image.Width, image.Height);
        var longest = Math.Max(width, height);
        var flat = Kuwahara.Apply(image, Math.Max(2, longest / 200));
        var edges = Field.Edges(flat.Lumas(), width, height);
        var dot = Math.Max(3.0, longest / 180.0);
        return flat.Each(pixel =>
        {
            var (x, y) = (pixel % width, pixel / width);
            var (red, green, blue) = flat.Colour(pixel);
            var luma = Math.Max(1, flat.Luma(pixel));
            // Lightness in steps, hue as it is: steps a channel would shift the colours.
            var stepped = (Math.Floor(luma / 256 * Levels) + 0.5) / Levels * 255;
            var ink = 1 - Field.Step(110, 210, edges[pixel]);
            var dots = Dots(x, y, dot, Field.Step(150, 60, luma) * 0.75);
            return (Ink(red, luma, stepped) * ink * dots, Ink(green, luma, stepped) * ink * dots, Ink(blue, luma, stepped) * ink * dots);
        });
    }

    private static double Ink(double channel, double luma, double stepped) => stepped + ((channel - luma) * 1.7 * stepped / Math.Max(luma, 40));

    private static double Dots(int x, int y, double size, double amount)
    {
        var (across, down) = (((x + y) / size) - Math.Floor((x + y) / size) - 0.5, ((x - y) / size) - Math.Floor((x - y) / size) - 0.5);
        var distance = Math.Sqrt((across * across) + (down * down));
        return 1 - (0.45 * Field.Step(amount * 0.5, (amount * 0.5) - 0.12, distance) * (amount > 0.02 ? 1 : 0));
    }
}
