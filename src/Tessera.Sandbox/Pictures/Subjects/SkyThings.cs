using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Scenery;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>Dragons, planets and rainbows.</summary>
internal static class SkyThings
{
    public static void Dragon(Sketch sketch, Ink ink, SeededRandom random)
    {
        var skin = ink.Main(random.Pick<string>(["#8f2f3a", "#2f6f5a", "#4a3f7c"]));
        var (dark, web) = (skin.Darker(0.4), skin.Lighter(0.12).Mix(ink.Of("#f2a33c"), 0.3));
        sketch.At(0, -50, 1);
        sketch.Path("M6 -14C22 -56 40 -78 72 -92C70 -80 76 -72 88 -66C80 -60 78 -50 84 -40C72 -40 64 -34 62 -24C50 -30 36 -22 28 -6Z", web.Darker(0.3));
        sketch.Line("M8 -12C24 -52 42 -74 72 -92M20 -26C44 -44 66 -56 88 -66M24 -16C46 -26 62 -34 84 -40", dark, 2.4);
        sketch.Path("M30 4C62 10 86 -4 112 14C122 22 132 18 138 8C138 28 122 38 106 30C84 20 60 30 30 20Z", skin.Darker(0.12)).Path("M136 12L152 -2L146 18Z", dark);
        sketch.Path("M-44 -20C-20 -26 14 -20 40 0C36 20 6 30 -16 22C-34 16 -46 0 -44 -20Z", sketch.Fade(-26, 26, new Stop(0, skin.Lighter(0.15)), new Stop(1, skin.Darker(0.25))));
        sketch.Path("M-38 -2C-28 14 -6 24 22 20C6 30 -18 26 -30 14Z", ink.Of("#e8c48a"));
        sketch.Path("M-10 18C-14 30 -10 38 -2 42L4 36C0 30 2 24 6 20ZM18 16C18 28 24 34 32 36L35 29C30 26 30 20 32 14Z", skin.Darker(0.2));
        sketch.Path("M-44 -16C-54 -34 -64 -46 -84 -46C-100 -46 -112 -38 -122 -30C-112 -26 -100 -27 -92 -26C-80 -26 -72 -16 -62 -2C-54 6 -40 6 -34 0Z", skin);
        sketch.Path("M-84 -46L-70 -62L-72 -44ZM-94 -46L-88 -60L-84 -46Z", ink.Of("#e8dcc0")).Circle(-97, -39, 2.6, ink.Shining("#ffd23f"));
        sketch.Path("M-70 -44L-66 -52L-62 -39ZM-58 -34L-52 -44L-50 -27ZM-46 -23L-38 -34L-36 -22ZM-28 -23L-20 -34L-16 -22ZM-6 -20L3 -30L6 -17ZM16 -14L26 -22L28 -8Z", dark);
        sketch.Path("M-6 -10C-20 -58 -14 -92 6 -122C14 -108 24 -104 38 -106C34 -92 40 -82 52 -78C42 -68 40 -56 44 -44C30 -42 20 -30 16 -4Z", web);
        sketch.Line("M-4 -8C-16 -56 -10 -92 6 -122M4 -40C14 -66 24 -90 38 -106M8 -26C20 -46 34 -64 52 -78M10 -14C20 -28 30 -38 44 -44", dark, 2.8);
        sketch.Path("M-122 -29C-146 -34 -176 -30 -200 -10C-178 -14 -166 -8 -150 -12C-166 -4 -172 4 -176 14C-154 2 -130 -8 -112 -27Z", sketch.Linear(-110, 0, -200, 0, new Stop(0, ink.Shining("#fff3b8")), new Stop(0.4, ink.Shining("#ffb02e")), new Stop(1, ink.Shining("#ff5a2e"), 0)));
        sketch.End();
    }

    public static void Planet(Sketch sketch, Ink ink, SeededRandom random)
    {
        sketch.Glow(0, -50, 110, ink.Main("#d9a066").Lighter(0.4), 0.4);
        Celestial.Planet(sketch, random, (0, -50), 46, (ink.Main("#d9a066"), ink.Of("#8f5f7a")), ringed: true);
    }

    public static void Moon(Sketch sketch, Ink ink, SeededRandom random)
    {
        var disc = ink.Palette.Style(ink.Own ?? Rgb.Of("#f8f0d8"));
        sketch.Glow(0, -50, 150, disc, 0.5).Circle(0, -50, 46, disc);
        foreach (var (x, y, radius) in new[] { (-14.0, -64.0, 9.0), (16.0, -44.0, 12.0), (-10.0, -30.0, 6.0), (14.0, -74.0, 5.0), (-28.0, -46.0, 5.0) })
        {
            sketch.Circle(x, y, radius, disc.Darker(0.14), 0.6);
        }
    }

    public static void Rainbow(Sketch sketch, Ink ink, SeededRandom random)
    {
        string[] bands = ["#e8505a", "#f2953c", "#f2d94a", "#6fc36a", "#4a9fe0", "#7a6ad8"];
        for (var i = 0; i < bands.Length; i++)
        {
            var radius = 170 - (i * 7.0);
            sketch.Add($"""<path d="M{-radius} 0A{radius} {radius} 0 0 1 {radius} 0" fill="none" stroke="{ink.Palette.Style(Rgb.Of(bands[i]))}" stroke-width="7.4" stroke-opacity="0.5"/>""");
        }
    }
}
