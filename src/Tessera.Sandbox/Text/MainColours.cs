namespace Tessera.Sandbox.Text;

/// <summary>The names of the colours that cover most of an image.</summary>
internal static class MainColours
{
    public const int Sample = 64;
    private const int Most = 3;
    private const double LeastShare = 0.08;

    private static readonly (double UpTo, string Name)[] Hues =
    [
        (15, "red"), (40, "orange"), (68, "yellow"), (165, "green"), (195, "teal"), (255, "blue"), (290, "purple"), (340, "pink"), (360, "red"),
    ];

    /// <summary>One to three names, the largest share first: <c>blue</c>, <c>dark green</c>.</summary>
    public static IReadOnlyList<string> Of(RasterImage image)
    {
        using var small = image.Fit(Sample);
        var pixels = small.ToPixels();
        var names = pixels.Chunk(4).Where(pixel => pixel[3] >= 128).Select(pixel => NameOf(pixel[0], pixel[1], pixel[2])).ToList();
        var shares = names.CountBy(name => name).OrderByDescending(entry => entry.Value).ToList();
        return [.. shares.Where((entry, index) => index == 0 || entry.Value >= names.Count * LeastShare).Take(Most).Select(entry => entry.Key).DefaultIfEmpty("white")];
    }

    internal static string NameOf(byte red, byte green, byte blue)
    {
        var (most, least) = (Math.Max(red, Math.Max(green, blue)), Math.Min(red, Math.Min(green, blue)));
        var lightness = (most + least) / 510.0;
        var range = most - least;
        var saturation = range == 0 ? 0 : range / (255.0 * (1 - Math.Abs((2 * lightness) - 1)));
        if (lightness < 0.1)
        {
            return "black";
        }

        if (saturation < 0.15 || lightness > 0.95)
        {
            return lightness switch { < 0.3 => "dark grey", < 0.7 => "grey", < 0.9 => "light grey", _ => "white" };
        }

        var hue = 60 * (most == red ? (((green - blue) / (double)range) + 6) % 6
            : most == green ? ((blue - red) / (double)range) + 2
            : ((red - green) / (double)range) + 4);
        var name = Hues.First(entry => hue <= entry.UpTo).Name;
        return (name, lightness) switch
        {
            ("orange", < 0.4) => "brown",
            (_, < 0.28) => $"dark {name}",
            (_, > 0.72) => $"light {name}",
            _ => name,
        };
    }
}
