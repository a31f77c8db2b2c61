using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>Animals of wood and plain.</summary>
internal static class WildAnimals
{
    public static void Fox(Sketch sketch, Ink ink, SeededRandom random) => Canine(sketch, ink, ink.Main("#e2742e"), ink.Of("#3a2a2a"), bushy: true);

    public static void Wolf(Sketch sketch, Ink ink, SeededRandom random) => Canine(sketch, ink, ink.Main("#7c828e"), ink.Of("#3b3f48"), bushy: false);

    public static void Bear(Sketch sketch, Ink ink, SeededRandom random)
    {
        var coat = ink.Main("#7a5238");
        sketch.Path("M-36 0C-46 -34 -32 -64 0 -64C32 -64 46 -34 36 0Z", sketch.Linear(-40, 0, 40, 0, new Stop(0, coat.Lighter(0.1)), new Stop(1, coat.Darker(0.25))));
        sketch.Ellipse(0, -28, 21, 25, coat.Lighter(0.28), 0.7);
        sketch.Ellipse(-32, -30, 10, 22, coat.Darker(0.12)).Ellipse(32, -30, 10, 22, coat.Darker(0.2));
        sketch.Ellipse(-22, -5, 15, 9, coat.Darker(0.1)).Ellipse(22, -5, 15, 9, coat.Darker(0.18));
        sketch.Circle(-20, -93, 9, coat).Circle(20, -93, 9, coat).Circle(-20, -93, 5, coat.Lighter(0.3)).Circle(20, -93, 5, coat.Lighter(0.3));
        sketch.Ellipse(0, -77, 27, 23, coat);
        sketch.Ellipse(0, -68, 12, 9.5, coat.Lighter(0.45));
        sketch.Ellipse(0, -73, 5, 3.6, Rgb.Of("#2a2020"));
        sketch.Line("M0 -70V-65M0 -65Q-4 -62 -7 -65M0 -65Q4 -62 7 -65", Rgb.Of("#2a2020"), 1.4);
        Pets.Face(sketch, -11, 11, -81, 3);
    }

    public static void Deer(Sketch sketch, Ink ink, SeededRandom random)
    {
        var coat = ink.Main("#b0713f");
        var (dark, horn) = (coat.Darker(0.3), ink.Of("#6d5138"));
        Legs(sketch, dark, [-25, 12], 4.2, -34);
        Legs(sketch, coat.Darker(0.08), [-31, 19], 4.6, -34);
        sketch.Path("M-40 -46C-40 -60 -20 -62 0 -58C10 -57 16 -60 20 -68L28 -88L40 -86C36 -72 36 -58 30 -46C26 -34 14 -30 2 -31C-12 -31 -20 -30 -30 -30C-38 -32 -40 -38 -40 -46Z", sketch.Fade(-66, -28, new Stop(0, coat.Lighter(0.14)), new Stop(1, coat.Darker(0.12))));
        sketch.Path("M-40 -50q-7 2 -6 12q5 -2 8 -6Z", ink.Of("#fff2e0"));
        sketch.Path("M24 -90C24 -98 32 -101 40 -97L54 -88C57 -85 54 -81 50 -81L38 -82C30 -82 24 -84 24 -90Z", coat);
        sketch.Path("M26 -96L12 -101Q16 -90 27 -91Z", coat.Darker(0.12));
        sketch.Circle(38, -91, 1.9, Rgb.Of("#221a18")).Ellipse(54, -86, 2.2, 1.8, Rgb.Of("#221a18"));
        sketch.Line("M28 -98C22 -110 14 -114 12 -128M22 -108C14 -110 8 -110 4 -118M18 -116C22 -120 22 -126 20 -132M33 -98C34 -110 42 -116 46 -128M36 -109C44 -110 50 -112 54 -119M41 -117C38 -122 38 -128 38 -133", horn, 2.8);
    }

    public static void Horse(Sketch sketch, Ink ink, SeededRandom random)
    {
        var coat = ink.Main(random.Pick<string>(["#8a5636", "#5a4038", "#e5dccf", "#b98350"]));
        var (dark, mane) = (coat.Darker(0.28), coat.Brightness > 0.6 ? coat.Darker(0.25) : coat.Darker(0.55));
        sketch.Path("M-44 -56C-60 -52 -58 -28 -52 -12C-48 -26 -46 -40 -38 -46Z", mane);
        Legs(sketch, dark, [-26, 16], 6, -36);
        Legs(sketch, coat.Darker(0.06), [-34, 25], 6.4, -36);
        sketch.Path("M-46 -52C-44 -66 -24 -66 -4 -62C8 -62 16 -70 22 -82L32 -100L48 -94C42 -82 42 -64 36 -50C30 -36 14 -32 0 -33C-12 -33 -22 -30 -34 -33C-44 -36 -47 -44 -46 -52Z", sketch.Fade(-80, -30, new Stop(0, coat.Lighter(0.14)), new Stop(1, coat.Darker(0.14))));
        sketch.Path("M30 -100C32 -108 40 -110 46 -106L64 -88C67 -84 64 -78 59 -79L46 -84C38 -86 28 -90 30 -100Z", coat);
        sketch.Path("M34 -105L33 -118L43 -108Z", coat);
        sketch.Path("M38 -110C24 -108 14 -88 8 -64C18 -66 26 -76 28 -90C32 -94 36 -102 38 -110Z", mane);
        sketch.Circle(46, -99, 2, Rgb.Of("#221a18")).Ellipse(61, -84, 1.6, 2, dark);
    }

    public static void Elephant(Sketch sketch, Ink ink, SeededRandom random)
    {
        var skin = ink.Main("#8d919c");
        foreach (var x in new[] { -38.0, 8.0 })
        {
            sketch.Rect(x, -34, 18, 34, skin.Darker(0.3), 1, 5);
        }

        sketch.Line("M-58 -56Q-68 -42 -64 -28", skin.Darker(0.2), 3);
        sketch.Path("M-60 -46C-60 -84 -30 -92 0 -88C28 -86 36 -60 32 -40C28 -26 -20 -24 -46 -26C-56 -28 -60 -36 -60 -46Z", sketch.Fade(-92, -20, new Stop(0, skin.Lighter(0.15)), new Stop(1, skin.Darker(0.15))));
        foreach (var x in new[] { -56.0, -8.0 })
        {
            sketch.Rect(x, -36, 20, 36, skin.Darker(0.08), 1, 6).Rect(x + 2, -5, 16, 5, skin.Lighter(0.3), 0.8, 2);
        }

        sketch.Line("M52 -62C66 -46 60 -24 64 -14C67 -6 76 -10 76 -16", skin.Darker(0.05), 11);
        sketch.Ellipse(36, -68, 27, 25, skin);
        sketch.Path("M44 -50Q56 -46 62 -36Q52 -36 42 -44Z", ink.Of("#fff4dd"));
        sketch.Path("M26 -90C6 -96 -4 -74 6 -54C14 -42 30 -50 31 -64Z", skin.Darker(0.16)).Path("M24 -84C10 -88 4 -72 11 -58C16 -50 26 -56 27 -66Z", ink.Of("#c99a9a"), 0.5);
        sketch.Circle(47, -73, 2.4, Rgb.Of("#221a1c"));
    }

    private static void Canine(Sketch sketch, Ink ink, Rgb coat, Rgb sock, bool bushy)
    {
        var white = ink.Of("#fff3e4");
        if (bushy)
        {
            sketch.Path("M18 -4C48 10 78 -12 70 -48C66 -60 58 -66 56 -70C56 -50 40 -44 22 -22Z", sketch.Fade(-70, 0, new Stop(0, coat.Lighter(0.1)), new Stop(1, coat.Darker(0.15))));
            sketch.Path("M56 -70C60 -64 66 -60 70 -48C68 -44 60 -48 55 -54C57 -60 57 -65 56 -70Z", white);
        }
        else
        {
            sketch.Path("M18 -4C42 6 60 -8 54 -34C46 -28 36 -24 22 -22Z", coat.Darker(0.15));
        }

        sketch.Path("M-24 0C-32 -28 -22 -56 0 -60C22 -56 32 -28 24 0Z", sketch.Linear(-30, 0, 30, 0, new Stop(0, coat.Lighter(0.1)), new Stop(1, coat.Darker(0.2))));
        sketch.Path("M-13 -18C-15 -40 -10 -56 0 -58C10 -56 15 -40 13 -18L0 -8Z", white, 0.95);
        sketch.Path("M-17 0L-14 -26Q-8 -30 -5 -24L-4 0Z", sock).Path("M17 0L14 -26Q8 -30 5 -24L4 0Z", sock);
        sketch.Path("M-25 -76L-25 -106L-6 -91Z", coat).Path("M25 -76L25 -106L6 -91Z", coat);
        sketch.Path("M-21 -83L-21.5 -98L-11 -90Z", sock).Path("M21 -83L21.5 -98L11 -90Z", sock);
        sketch.Path("M0 -49C-12 -56 -30 -64 -31 -74C-27 -88 -12 -92 0 -92C12 -92 27 -88 31 -74C30 -64 12 -56 0 -49Z", coat);
        sketch.Path("M0 -49C-12 -56 -30 -64 -31 -74C-22 -74 -10 -72 -6 -64L0 -60L6 -64C10 -72 22 -74 31 -74C30 -64 12 -56 0 -49Z", white);
        Pets.Face(sketch, -12, 12, -76, 3);
        sketch.Ellipse(0, -53, 4.2, 3.4, Rgb.Of("#2a2226"));
    }

    private static void Legs(Sketch sketch, Rgb colour, double[] at, double width, double top)
    {
        foreach (var x in at)
        {
            var leg = new Markup().Add($"M{x} {top}L{x + (width * 1.7)} {top}L{x + (width * 1.2)} {top * 0.45}L{x + (width * 1.3)} 0H{x + (width * 0.2)}L{x + (width * 0.35)} {top * 0.45}Z");
            sketch.Path(leg.ToString(), colour);
        }
    }
}
