using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>People, seen from behind so that they look into the scene as the viewer does.</summary>
internal static class People
{
    private static readonly string[] Coats = ["#c2483e", "#2f5d7c", "#d9a441", "#4f6f52", "#8a5a83"];
    private static readonly string[] Hairs = ["#2b2126", "#5a3a26", "#8a5a34", "#c99a55"];

    public static void Person(Sketch sketch, Ink ink, SeededRandom random) => Figure(sketch, ink, random, ink.Main(random.Pick(Coats)), flowing: random.Chance(0.5));

    public static void Couple(Sketch sketch, Ink ink, SeededRandom random)
    {
        sketch.Line("M-8 -46Q0 -38 8 -45", ink.Of("#c98a6a"), 5);
        sketch.At(-20, 0, 1);
        Figure(sketch, ink, random, ink.Main("#2f4d6c"), flowing: false);
        sketch.End();
        sketch.At(20, 0, 0.92);
        Figure(sketch, ink, random, ink.Of("#c2483e"), flowing: true);
        sketch.End();
    }

    public static void Portrait(Sketch sketch, Ink ink, SeededRandom random)
    {
        var skin = ink.Of(random.Pick<string>(["#f2c9a8", "#e0a982", "#b97f5a", "#8a5a40"]));
        var (hair, dress) = (ink.Of(random.Pick(Hairs)), ink.Main(random.Pick(Coats)));
        var (line, lips) = (Rgb.Of("#3a2628"), skin.Mix(ink.Of("#c23a4a"), 0.6));
        sketch.Path("M-30 -76C-36 -104 -16 -114 2 -113C24 -112 38 -96 34 -70C34 -48 44 -36 46 -14C30 -6 -28 -6 -44 -14C-42 -36 -30 -52 -30 -76Z", hair);
        sketch.Path("M-64 0C-62 -24 -44 -32 -22 -35L0 -30L22 -35C44 -32 62 -24 64 0Z", sketch.Linear(-60, 0, 60, 0, new Stop(0, dress.Lighter(0.12)), new Stop(1, dress.Darker(0.25))));
        sketch.Path("M-11 -58V-36C-8 -26 8 -26 11 -36V-58Z", skin.Darker(0.16));
        sketch.Path("M-24 -78C-24 -96 -14 -104 0 -104C14 -104 24 -96 24 -78C24 -60 12 -47 0 -46C-12 -47 -24 -60 -24 -78Z", sketch.Linear(-24, 0, 26, 0, new Stop(0, skin.Lighter(0.12)), new Stop(0.6, skin), new Stop(1, skin.Darker(0.14))));
        sketch.Glow(-14, -65, 10, ink.Of("#e86a6a"), 0.4).Glow(14, -65, 10, ink.Of("#e86a6a"), 0.35);
        sketch.Line("M-16 -76Q-11 -72 -6 -76M6 -76Q11 -72 16 -76", line, 1.7).Line("M-17 -83Q-11 -87 -5 -84M5 -84Q11 -87 17 -83", hair.Darker(0.2), 1.9);
        sketch.Line("M0 -76C2 -70 3 -67 0 -66", skin.Darker(0.35), 1.3);
        sketch.Path("M-7 -58Q-3 -61 0 -59Q3 -61 7 -58Q0 -52 -7 -58Z", lips);
        sketch.Path("M-26 -70C-32 -96 -18 -110 4 -109C24 -108 32 -92 27 -70C26 -84 18 -94 4 -98C-6 -92 -22 -90 -26 -70Z", hair.Lighter(0.08));
        sketch.Circle(-26, -62, 2.4, ink.Palette.Shining(ink.Palette.Lamp)).Circle(26, -62, 2.4, ink.Palette.Shining(ink.Palette.Lamp));
    }

    public static void Astronaut(Sketch sketch, Ink ink, SeededRandom random)
    {
        var suit = ink.Main("#eef1f6").Lighter(ink.Palette.IsDark ? 0.25 : 0);
        var (shade, trim) = (suit.Darker(0.22), ink.Of("#f2803a"));
        sketch.Add($"""<g transform="rotate({random.Between(-10, 10)} 0 -50)">""");
        sketch.Rect(-24, -72, 48, 42, shade.Darker(0.2), 1, 8);
        sketch.Path("M-18 -28L-21 -3Q-21 2 -14 2H-5Q0 2 -1 -4L0 -20L1 -4Q0 2 5 2H14Q21 2 21 -3L18 -28Z", sketch.Linear(-20, 0, 20, 0, new Stop(0, suit), new Stop(1, shade)));
        sketch.Path("M-17 -64C-34 -60 -40 -44 -40 -30C-40 -22 -30 -22 -28 -29C-26 -40 -22 -46 -15 -50Z", suit).Path("M17 -64C34 -60 42 -66 48 -78C52 -86 42 -90 38 -84C34 -76 26 -74 16 -74Z", shade.Lighter(0.15));
        sketch.Path("M-21 -62C-21 -72 21 -72 21 -62L19 -26H-19Z", sketch.Linear(-20, 0, 20, 0, new Stop(0, suit), new Stop(1, shade)));
        sketch.Rect(-11, -54, 22, 15, shade, 1, 3).Circle(-6, -47, 2, trim).Circle(0, -47, 2, ink.Of("#4fc3e8")).Circle(6, -47, 2, ink.Of("#7ad66a"));
        sketch.Rect(-20, -34, 40, 4, trim).Rect(-21, -10, 19, 4, trim).Rect(2, -10, 19, 4, trim);
        sketch.Circle(0, -82, 23, suit);
        sketch.Path("M-17 -84C-17 -98 17 -98 17 -84C17 -70 -17 -70 -17 -84Z", sketch.Linear(-17, -96, 17, -70, new Stop(0, Rgb.Of("#2b3f78")), new Stop(0.5, Rgb.Of("#16193a")), new Stop(1, Rgb.Of("#c8562f"))));
        sketch.Path("M-12 -88C-10 -94 -4 -95 0 -95C-4 -92 -9 -90 -10 -83Z", Rgb.White, 0.75);
        sketch.Rect(-26, -88, 5, 12, shade, 1, 2).Rect(21, -88, 5, 12, shade.Darker(0.15), 1, 2);
        sketch.End();
    }

    public static void Robot(Sketch sketch, Ink ink, SeededRandom random)
    {
        var metal = ink.Main(random.Pick<string>(["#b9c4cf", "#7fb7be", "#d9a066", "#9a9fd0"]));
        var (dark, glow) = (metal.Darker(0.35), ink.Shining("#5ff2ff"));
        foreach (var x in new[] { -17.0, 5.0 })
        {
            sketch.Rect(x, -24, 12, 22, dark, 1, 3).Rect(x - 3, -7, 18, 8, metal.Darker(0.15), 1, 4);
        }

        sketch.Line("M-25 -56C-38 -50 -40 -40 -36 -30M25 -56C40 -54 44 -64 42 -74", dark, 7).Circle(-36, -27, 6.5, metal).Circle(42, -77, 6.5, metal);
        sketch.Rect(-25, -64, 50, 42, sketch.Linear(-25, 0, 25, 0, new Stop(0, metal.Lighter(0.2)), new Stop(1, metal.Darker(0.2))), 1, 11);
        sketch.Rect(-15, -55, 30, 18, dark, 1, 4).Line("M-11 -46h6l3 -5l4 9l3 -4h6", glow, 1.8);
        sketch.Circle(-12, -30, 2.4, ink.Of("#f25c54")).Circle(-4, -30, 2.4, ink.Of("#f2c14e"));
        sketch.Rect(-5, -69, 10, 7, dark);
        sketch.Rect(-28, -101, 56, 34, sketch.Linear(-28, 0, 28, 0, new Stop(0, metal.Lighter(0.25)), new Stop(1, metal.Darker(0.12))), 1, 13);
        sketch.Rect(-21, -95, 42, 22, Rgb.Of("#1d2433"), 1, 10);
        foreach (var x in new[] { -10.0, 10.0 })
        {
            sketch.Glow(x, -84, 14, glow, 0.7).Circle(x, -84, 5, glow).Circle(x + 1.5, -85.5, 1.6, Rgb.White);
        }

        sketch.Line("M0 -101V-112", dark, 2.6).Circle(0, -114, 4.4, ink.Shining("#ff6b5a")).Glow(0, -114, 15, ink.Shining("#ff6b5a"), 0.6);
        sketch.Circle(-30, -84, 5, dark).Circle(30, -84, 5, dark);
    }

    private static void OpenUmbrella(Sketch sketch, Rgb cloth)
    {
        sketch.Line("M18 -40V-126", Rgb.Of("#3a2a26"), 2);
        sketch.Path("M-40 -98C-36 -122 -12 -134 12 -134C36 -134 60 -122 64 -98C56 -103 48 -103 40 -98C32 -103 22 -103 12 -98C2 -103 -8 -103 -16 -98C-24 -103 -32 -103 -40 -98Z", cloth);
        sketch.Path("M12 -134C0 -126 -12 -112 -16 -98C-24 -103 -32 -103 -40 -98C-36 -122 -12 -134 12 -134Z", Rgb.White, 0.18).Path("M12 -134C26 -126 38 -112 40 -98C48 -103 56 -103 64 -98C60 -122 36 -134 12 -134Z", Rgb.Black, 0.16);
    }

    private static void Figure(Sketch sketch, Ink ink, SeededRandom random, Rgb coat, bool flowing)
    {
        var (hair, skin, trousers) = (ink.Of(random.Pick(Hairs)), ink.Of("#e0b08c"), ink.Of("#2c3144"));
        sketch.Path("M-9 -34L-10 -1H-2L0 -28L2 -1H10L9 -34Z", trousers).Path("M-12 1q0 -6 6 -6h4v6zM12 1q0 -6 -6 -6h-4v6z", trousers.Darker(0.4));
        sketch.Path("M-14 -66C-22 -58 -22 -44 -20 -34L-15 -35C-15 -46 -14 -54 -11 -60Z", coat.Darker(0.15)).Path("M14 -66C22 -58 22 -44 20 -34L15 -35C15 -46 14 -54 11 -60Z", coat.Darker(0.28));
        sketch.Circle(-17.5, -33, 3, skin).Circle(17.5, -33, 3, skin);
        sketch.Path(flowing ? "M-13 -69C-8 -73 8 -73 13 -69C15 -54 17 -36 19 -20C10 -16 -10 -16 -19 -20C-17 -36 -15 -54 -13 -69Z" : "M-14 -69C-8 -73 8 -73 14 -69C15 -56 14 -42 14 -32C6 -29 -6 -29 -14 -32C-14 -42 -15 -56 -14 -69Z", sketch.Linear(-16, 0, 18, 0, new Stop(0, coat.Lighter(0.12)), new Stop(1, coat.Darker(0.2))));
        sketch.Line("M0 -66V-34", coat.Darker(0.3), 1, 0.6);
        sketch.Path("M-12 -73Q0 -67 12 -73L11 -67Q0 -61 -11 -67Z", ink.Palette.Subject(ink.Palette.Accent)).Path("M6 -68L13 -50L7 -49L1 -66Z", ink.Palette.Subject(ink.Palette.Accent.Darker(0.15)));
        sketch.Rect(-4, -77, 8, 8, skin.Darker(0.1));
        sketch.Ellipse(0, -85, 10, 11.5, hair);
        if (flowing)
        {
            sketch.Path("M-10.5 -88C-14 -74 -13 -64 -10 -58C-4 -55 4 -55 10 -58C13 -64 14 -74 10.5 -88Z", hair);
            sketch.Line("M-5 -84C-7 -72 -6 -66 -5 -60M4 -84C6 -74 5 -66 4 -60", hair.Lighter(0.2), 1, 0.7);
        }

        if (ink.Umbrella is { } cloth)
        {
            OpenUmbrella(sketch, ink.Palette.Subject(cloth));
        }

        if (ink.Palette.Hour is Hour.Sunset or Hour.Dusk or Hour.Night)
        {
            sketch.Line("M9 -92C13 -86 12 -78 10 -74M15 -66C21 -58 21 -46 20 -38", ink.Palette.Style(ink.Palette.Glow), 1.3, 0.8);
        }
    }
}
