using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Scenery;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>What grows.</summary>
internal static class Plants
{
    public static void Tree(Sketch sketch, Ink ink, SeededRandom random) => Leafy(sketch, random, ink.Main(ink.Palette.Green.Darker(0.08).ToString()), ink.Of("#6b4a35"), blossoms: false);

    public static void Blossom(Sketch sketch, Ink ink, SeededRandom random) => Leafy(sketch, random, ink.Main("#f7a8c4"), ink.Of("#5a3c38"), blossoms: true);

    public static void Palm(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (bark, leaf) = (ink.Of("#8a6545"), ink.Main("#3f8f4f"));
        sketch.Path("M-6 2C-4 -30 4 -60 20 -86L26 -83C12 -58 8 -30 8 2Z", sketch.Linear(-6, 0, 20, 0, new Stop(0, bark.Lighter(0.2)), new Stop(1, bark.Darker(0.25))));
        sketch.Line("M-4 -14L8 -12M-2 -30L10 -28M2 -46L14 -43M8 -62L18 -58", bark.Darker(0.35), 1.5, 0.7);
        foreach (var (dx, dy, bend) in new[] { (-58.0, 12.0, -30.0), (-46.0, -16.0, -34.0), (-14.0, -34.0, -22.0), (26.0, -30.0, -20.0), (54.0, -8.0, -32.0), (56.0, 20.0, -24.0), (-40.0, 34.0, -20.0), (34.0, 36.0, -16.0) })
        {
            var frond = new Markup().Add($"M23 -86Q{23 + (dx * 0.5)} {-86 + bend} {23 + dx} {-86 + dy}Q{23 + (dx * 0.42)} {-86 + (bend * 0.35) + 4} 23 -86Z");
            sketch.Path(frond.ToString(), leaf.Mix(dy < 0 ? Rgb.White : Rgb.Black, dy < 0 ? 0.14 : 0.22));
        }

        sketch.Circle(19, -82, 4.4, bark.Darker(0.3)).Circle(27, -81, 4.4, bark.Darker(0.4)).Circle(23, -78, 4, bark.Darker(0.2));
    }

    public static void Flower(Sketch sketch, Ink ink, SeededRandom random)
    {
        var petal = ink.Main(random.Pick<string>(["#ffc93c", "#fff6ee", "#f78fb3", "#f2803a"]));
        Stalk(sketch, ink);
        sketch.At(0, -76, 1);
        for (var ring = 0; ring < 2; ring++)
        {
            for (var i = 0; i < 13; i++)
            {
                var turn = (i * 360.0 / 13) + (ring * 14);
                var colour = petal.Mix(ring == 0 ? Rgb.Of("#b5562a") : Rgb.White, ring == 0 ? 0.22 : 0.06 * (i % 3));
                sketch.Add($"""<path transform="rotate({turn}) scale({1 - (ring * 0.16)})" d="M0 -8C-9 -18 -8 -30 0 -37C8 -30 9 -18 0 -8Z" fill="{colour}"/>""");
            }
        }

        sketch.Circle(0, 0, 13, ink.Of("#6b3f22")).Circle(0, 0, 9.5, ink.Of("#8a5a2c"));
        for (var i = 0; i < 26; i++)
        {
            var (angle, reach) = (i * 2.39996, Math.Sqrt(i) * 2.2);
            sketch.Circle(Math.Cos(angle) * reach, Math.Sin(angle) * reach, 0.9, ink.Of("#f2c14e"));
        }

        sketch.End();
    }

    public static void Rose(Sketch sketch, Ink ink, SeededRandom random)
    {
        var petal = ink.Main("#d8344c");
        Stalk(sketch, ink);
        sketch.At(0, -76, 1.15);
        sketch.Path("M-16 12C-6 22 6 22 16 12L6 26H-6Z", ink.Palette.Subject(ink.Palette.Green.Darker(0.2)));
        sketch.Path("M-26 -6C-30 14 -14 22 0 22C14 22 30 14 26 -6C14 -2 -14 -2 -26 -6Z", petal.Darker(0.22));
        sketch.Path("M-26 -8C-26 10 -12 18 2 18C-12 10 -16 -4 -14 -18C-20 -18 -25 -14 -26 -8Z", petal).Path("M26 -8C26 10 12 18 -2 18C12 10 16 -4 14 -18C20 -18 25 -14 26 -8Z", petal.Darker(0.1));
        sketch.Path("M-16 -16C-18 4 -8 14 0 16C8 14 18 4 16 -16C8 -10 -8 -10 -16 -16Z", petal.Lighter(0.12));
        sketch.Ellipse(0, -16, 16, 8.5, petal.Darker(0.16)).Ellipse(0, -17, 11, 5.6, petal.Lighter(0.1)).Ellipse(1, -17.5, 6.4, 3.2, petal.Darker(0.25));
        sketch.Line("M-9 -15C-4 -10 6 -11 9 -17", petal.Darker(0.35), 1.2, 0.7);
        sketch.End();
    }

    public static void Mushroom(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (cap, stem) = (ink.Main("#d8443c"), ink.Of("#fbf1de"));
        foreach (var (x, size) in new[] { (44.0, 0.52), (-42.0, 0.4), (0.0, 1.0) })
        {
            sketch.At(x, 0, size);
            sketch.Path("M-15 2C-11 -22 -12 -40 -10 -56H10C12 -40 11 -22 15 2Z", sketch.Linear(-15, 0, 15, 0, new Stop(0, stem), new Stop(1, stem.Darker(0.25))));
            sketch.Ellipse(0, -54, 40, 9, stem.Darker(0.22));
            sketch.Path("M-16 -44C-8 -38 8 -38 16 -44L10 -52H-10Z", stem.Darker(0.08));
            sketch.Path("M-48 -54C-46 -86 -22 -100 0 -100C22 -100 46 -86 48 -54C24 -62 -24 -62 -48 -54Z", sketch.Linear(-48, -100, 48, -54, new Stop(0, cap.Lighter(0.25)), new Stop(0.5, cap), new Stop(1, cap.Darker(0.3))));
            sketch.Ellipse(-16, -82, 9, 6.5, stem).Ellipse(14, -89, 7, 4.6, stem).Ellipse(28, -70, 7.5, 5.5, stem.Darker(0.08)).Ellipse(-34, -65, 6, 4.4, stem).Ellipse(2, -70, 5.4, 4, stem);
            sketch.End();
        }
    }

    public static void Cactus(Sketch sketch, Ink ink, SeededRandom random)
    {
        var skin = ink.Main("#4f8a58");
        sketch.Ellipse(14, 1, 46, 5, Rgb.Black, 0.22);
        sketch.Line("M-12 -34H-26Q-34 -34 -34 -44V-58", skin.Darker(0.12), 15).Line("M12 -46H26Q34 -46 34 -56V-76", skin.Darker(0.22), 15);
        sketch.Rect(-14, -100, 28, 102, sketch.Linear(-14, 0, 14, 0, new Stop(0, skin.Lighter(0.2)), new Stop(1, skin.Darker(0.25))), 1, 14);
        sketch.Line("M-6 -92V0M0 -94V0M6 -92V0", skin.Darker(0.35), 1.3, 0.6);
        sketch.Circle(-3, -101, 5, ink.Of("#f2608a")).Circle(4, -100, 4.4, ink.Of("#ff8fb0")).Circle(-34, -66, 3.6, ink.Of("#f2608a"));
    }

    public static void Potted(Sketch sketch, Ink ink, SeededRandom random)
    {
        var leaf = ink.Of("#4f8f5a");
        for (var i = 0; i < 9; i++)
        {
            var (turn, size) = (-64 + (i * 16.0), random.Between(34, 58));
            sketch.Add($"""<path transform="translate(0 -28) rotate({turn})" d="M0 0C{-size * 0.26} {-size * 0.4} {-size * 0.2} {-size * 0.8} 0 {-size}C{size * 0.2} {-size * 0.8} {size * 0.26} {-size * 0.4} 0 0Z" fill="{leaf.Mix(i % 2 == 0 ? Rgb.White : Rgb.Black, 0.14)}"/>""");
        }

        var pot = ink.Of("#c9744f");
        sketch.Path("M-21 -32H21L16 0H-16Z", sketch.Linear(-20, 0, 20, 0, new Stop(0, pot.Lighter(0.1)), new Stop(1, pot.Darker(0.25)))).Rect(-24, -37, 48, 9, pot.Darker(0.1), 1, 3);
    }

    private static void Leafy(Sketch sketch, SeededRandom random, Rgb leaf, Rgb bark, bool blossoms)
    {
        sketch.Ellipse(0, 1, 40, 4.5, Rgb.Black, 0.22);
        sketch.Path("M-8 2C-5 -14 -6 -26 -5 -38L-22 -56L-18 -59L-4 -48L-2 -64H3L5 -46L20 -60L24 -56L7 -36C6 -24 6 -14 11 2Z", sketch.Linear(-8, 0, 10, 0, new Stop(0, bark.Lighter(0.15)), new Stop(1, bark.Darker(0.3))));
        foreach (var (x, y, size, light) in new[] { (0.0, -66.0, 40.0, -0.24), (-22.0, -60.0, 24.0, -0.1), (23.0, -62.0, 24.0, -0.2), (-4.0, -78.0, 30.0, 0.0), (-14.0, -84.0, 19.0, 0.16), (14.0, -82.0, 15.0, 0.08) })
        {
            var crown = new Markup();
            Trees.Crown(crown, random, x, y, size);
            sketch.Path(crown.ToString(), light < 0 ? leaf.Darker(-light) : leaf.Lighter(light));
        }

        if (blossoms)
        {
            for (var i = 0; i < 60; i++)
            {
                var (angle, reach) = (random.Between(0, Math.Tau), Math.Sqrt(random.Next()));
                sketch.Circle(Math.Cos(angle) * reach * 40, -70 + (Math.Sin(angle) * reach * 32), random.Between(0.8, 1.8), leaf.Lighter(random.Between(0.3, 0.8)), 0.85);
            }

            for (var i = 0; i < 16; i++)
            {
                sketch.Ellipse(random.Between(-80, 80), random.Between(-70, 4), 1.8, 1, leaf.Lighter(0.2), 0.9);
            }
        }
    }

    private static void Stalk(Sketch sketch, Ink ink)
    {
        var leaf = ink.Palette.Subject(ink.Palette.Green.Darker(0.12));
        sketch.Line("M2 4C4 -24 -2 -48 0 -76", leaf, 4.4);
        sketch.Path("M2 -14C16 -34 34 -36 44 -32C38 -18 22 -8 2 -14Z", leaf.Lighter(0.12)).Path("M0 -28C-14 -46 -32 -46 -42 -42C-34 -28 -18 -22 0 -28Z", leaf.Darker(0.12));
        sketch.Line("M4 -15C16 -22 28 -28 40 -31M-2 -29C-14 -36 -26 -40 -38 -41", leaf.Darker(0.3), 1, 0.6);
    }
}
