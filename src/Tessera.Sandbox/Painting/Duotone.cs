namespace Tessera.Sandbox.Painting;

/// <summary>Two inks: the colours the prompt names, dark to light, else a pair the seed picks.</summary>
internal static class Duotone
{
    private static readonly string[] Pairs = ["#241754 #ff8a5c", "#0c2c42 #fad678", "#3e0c3c #7ee2d6", "#123424 #f6e8b4", "#460e18 #facebe"];

    public static PixelBuffer Paint(PixelBuffer image, IReadOnlyList<Rgb> named, SeededRandom random)
    {
        var (dark, light) = Inks([.. named.OrderBy(colour => colour.Brightness)], random);
        return image.Map(colour => dark.Mix(light, Field.Step(12, 244, colour.Brightness * 255)));
    }

    private static (Rgb Dark, Rgb Light) Inks(Rgb[] named, SeededRandom random)
    {
        if (named.Length == 0)
        {
            var pair = random.Pick(Pairs).Split(' ');
            return (Rgb.Of(pair[0]), Rgb.Of(pair[1]));
        }

        return (named[0].Darker(named.Length > 1 ? 0.55 : 0.75), named[^1].Lighter(0.45));
    }
}
