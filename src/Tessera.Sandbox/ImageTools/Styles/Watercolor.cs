namespace Tessera.Sandbox.ImageTools.Styles;

/// <summary>Light washes that pool at their edges, on grainy paper that stays white at the rim.</summary>
internal static class Watercolor
{
    public static Pixels Apply(Pixels picture, StyleWish wish)
    {
        var (width, height) = (picture.Width, picture.Height);
        var longest = Math.Max(width, height);
        var washed = Kuwahara.Apply(Kuwahara.Apply(picture, Math.Max(2, longest / 260)), Math.Max(2, longest / 190));
        var pools = Field.Blurred(Field.Edges(washed.Lumas(), width, height), width, height, Math.Max(1, longest / 800));
        var clouds = Clouds(width, height, wish.Hash);
        return washed.Each(pixel =>
        {
            var (x, y) = (pixel % width, pixel / width);
            var (red, green, blue) = washed.Colour(pixel);
            var luma = washed.Luma(pixel);
            var pool = Math.Min(0.28, pools[pixel] / 700);
            var paper = 244 + (6 * Field.Grain(x, y, wish.Hash));
            var rim = Field.Step(0, 0.05 * longest, Math.Min(Math.Min(x, width - 1 - x), Math.Min(y, height - 1 - y)) + (clouds[pixel] * 0.025 * longest));
            // Pigment takes light away from the paper; more water, less pigment.
            var pigment = rim * (0.82 + (0.16 * clouds[pixel]));
            return (
                Wash(red, luma, paper, pigment, pool),
                Wash(green, luma, paper, pigment, pool),
                Wash(blue, luma, paper - 4, pigment, pool));
        });
    }

    private static double Wash(double channel, double luma, double paper, double pigment, double pool)
    {
        var lit = 34 + ((luma + ((channel - luma) * 1.5)) * 0.82);
        return paper * (1 - (pigment * (1 - (Math.Clamp(lit, 0, 255) / 255 * (1 - pool)))));
    }

    /// <summary>Soft noise, about -1 to 1, for the uneven drying.</summary>
    private static float[] Clouds(int width, int height, ulong hash)
    {
        var noise = new float[width * height];
        for (var pixel = 0; pixel < noise.Length; pixel++)
        {
            noise[pixel] = (float)Field.Grain(pixel % width, pixel / width, hash ^ 0x5bd1);
        }

        var soft = Field.Blurred(noise, width, height, Math.Max(2, Math.Max(width, height) / 60));
        var strongest = Math.Max(1e-6f, soft.Max(Math.Abs));
        return Array.ConvertAll(soft, value => value / strongest);
    }
}
