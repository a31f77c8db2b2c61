using Tessera.Sandbox.Text;

namespace Tessera.Sandbox.ImageTools.Styles;

/// <summary>Two inks: the colours the prompt names, dark to light, else a pair the seed picks.</summary>
internal static class Duotone
{
    private static readonly ((double Red, double Green, double Blue) Dark, (double Red, double Green, double Blue) Light)[] Pairs =
    [
        ((36, 23, 84), (255, 138, 92)),
        ((12, 44, 66), (250, 214, 120)),
        ((62, 12, 60), (126, 226, 214)),
        ((18, 52, 36), (246, 232, 180)),
        ((70, 14, 24), (250, 206, 190)),
    ];

    public static Pixels Apply(Pixels picture, StyleWish wish)
    {
        var (dark, light) = Inks(wish);
        return picture.Each(pixel =>
        {
            var part = Field.Step(12, 244, picture.Luma(pixel));
            return (
                dark.Red + ((light.Red - dark.Red) * part),
                dark.Green + ((light.Green - dark.Green) * part),
                dark.Blue + ((light.Blue - dark.Blue) * part));
        });
    }

    private static ((double Red, double Green, double Blue) Dark, (double Red, double Green, double Blue) Light) Inks(StyleWish wish)
    {
        if (wish.Colours.Count == 0)
        {
            return wish.Hash.Pick(Pairs);
        }

        var named = wish.Colours.OrderBy(Luma).ToList();
        var (first, last) = (named[0], named[^1]);
        return named.Count > 1
            ? ((first.Red * 0.45, first.Green * 0.45, first.Blue * 0.45), Lighter(last))
            : ((first.Red * 0.25, first.Green * 0.25, first.Blue * 0.25), Lighter(first));
    }

    private static double Luma((double Red, double Green, double Blue) colour) => (0.299 * colour.Red) + (0.587 * colour.Green) + (0.114 * colour.Blue);

    private static (double Red, double Green, double Blue) Lighter((double Red, double Green, double Blue) colour) =>
        (colour.Red + ((255 - colour.Red) * 0.45), colour.Green + ((255 - colour.Green) * 0.45), colour.Blue + ((255 - colour.Blue) * 0.45));
}
