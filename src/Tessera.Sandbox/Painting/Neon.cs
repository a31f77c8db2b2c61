namespace Tessera.Sandbox.Painting;

/// <summary>Glowing outlines over a dark violet night; the hue runs across the image or follows the colours named.</summary>
internal static class Neon
{
    public static PixelBuffer Paint(PixelBuffer image, IReadOnlyList<Rgb> named, SeededRandom random)
    {
        var (width, height) = (image.Width, image.Height);
        var longest = Math.Max(width, height);
        var flat = Kuwahara.Apply(image, Math.Max(1, longest / 400));
        var edges = Array.ConvertAll(Field.Edges(flat.Lumas(), width, height), edge => (float)Field.Step(35, 240, edge));
        var near = Field.Blurred(edges, width, height, Math.Max(1, longest / 500));
        var far = Field.Blurred(edges, width, height, Math.Max(2, longest / 70));
        // A busy image would drown in its own light.
        var (strength, turn) = (Math.Min(1, 0.05 / Math.Max(edges.Average(), 1e-6f)), random.Next());
        return flat.Each(pixel =>
        {
            var part = ((pixel % width) + (pixel / width)) / (double)(width + height);
            var (red, green, blue) = named.Count > 0 ? named[0].Mix(named[Math.Min(1, named.Count - 1)], part) : Hue((part * 0.45) + 0.5 + turn);
            var tube = Math.Min(1, near[pixel] * (0.8 + (0.8 * strength)));
            var glow = far[pixel] * 1.7 * strength;
            var light = flat.Luma(pixel) / 255;
            var white = Math.Pow(tube, 4) * 150;
            return (
                10 + (26 * light) + (red * (tube + glow)) + white,
                6 + (16 * light) + (green * (tube + glow)) + white,
                24 + (46 * light) + (blue * (tube + glow)) + white);
        });
    }

    private static Rgb Hue(double turn) =>
        new((byte)Wave(turn), (byte)Wave(turn + (2 / 3.0)), (byte)Wave(turn + (1 / 3.0)));

    private static double Wave(double turn) => 255 * Field.Step(-0.35, 0.75, Math.Cos(turn * 2 * Math.PI));
}
