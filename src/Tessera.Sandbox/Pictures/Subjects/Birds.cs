using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>What has wings, and penguins.</summary>
internal static class Birds
{
    public static void Bird(Sketch sketch, Ink ink, SeededRandom random)
    {
        var feather = ink.Main(ink.Palette.IsDark ? "#d9dee8" : "#3d4453");
        for (var i = 0; i < 7; i++)
        {
            var (x, y, scale) = i == 0 ? (0, -50, 1.0) : (random.Between(-170, 170), random.Between(-140, 10), random.Between(0.28, 0.6));
            var lift = random.Between(20, 38);
            sketch.At(x, y, scale);
            sketch.Path(new Markup().Add($"M-62 {-lift * 0.4}C-46 {-lift} -24 {-lift * 0.9} -7 -6C-3 -10 5 -10 8 -6C24 {-lift * 1.1} 48 {-lift * 1.1} 64 {-lift * 0.5}C46 {-lift * 0.62} 28 -8 13 4C8 10 -6 11 -12 4C-24 -8 -44 {-lift * 0.5} -62 {-lift * 0.4}Z").ToString(), feather);
            sketch.End();
        }
    }

    public static void Owl(Sketch sketch, Ink ink, SeededRandom random)
    {
        var feather = ink.Main("#8f6b4a");
        sketch.Path("M-60 0C-40 -9 40 -9 66 -3C70 3 60 6 40 5C0 8 -40 8 -60 0Z", ink.Of("#5d4433"));
        sketch.Path("M-27 -74C-40 -40 -30 -4 0 -4C30 -4 40 -40 27 -74Z", sketch.Linear(-30, 0, 30, 0, new Stop(0, feather.Lighter(0.1)), new Stop(1, feather.Darker(0.25))));
        sketch.Path("M-26 -68C-44 -48 -38 -18 -24 -10C-22 -30 -20 -50 -26 -68Z", feather.Darker(0.22)).Path("M26 -68C44 -48 38 -18 24 -10C22 -30 20 -50 26 -68Z", feather.Darker(0.32));
        sketch.Ellipse(0, -30, 17, 24, feather.Lighter(0.55));
        for (var row = 0; row < 4; row++)
        {
            sketch.Line(new Markup().Add($"M-11 {-44 + (row * 10)}q5.5 6 11 0q5.5 6 11 0").ToString(), feather, 2, 0.7);
        }

        sketch.Path("M-28 -74L-31 -102Q-20 -90 0 -90Q20 -90 31 -102L28 -74C26 -54 -26 -54 -28 -74Z", feather);
        sketch.Circle(-12, -76, 12.5, feather.Lighter(0.65)).Circle(12, -76, 12.5, feather.Lighter(0.65));
        foreach (var x in new[] { -12.0, 12.0 })
        {
            sketch.Circle(x, -76, 8, ink.Shining("#ffc24a")).Circle(x, -76, 4.6, Rgb.Of("#221c1a")).Circle(x + 1.6, -78, 1.5, Rgb.White);
        }

        sketch.Path("M-4 -70L4 -70L0 -61Z", ink.Of("#e08a2e"));
        sketch.Line("M-12 -5v7M-7 -5v7M7 -5v7M12 -5v7", ink.Of("#e0a040"), 3.4);
    }

    public static void Penguin(Sketch sketch, Ink ink, SeededRandom random)
    {
        var coat = ink.Main("#2f3645");
        sketch.Ellipse(-12, -2, 12, 4.5, ink.Of("#f09a3a")).Ellipse(12, -2, 12, 4.5, ink.Of("#f09a3a"));
        sketch.Path("M-30 -56C-46 -40 -46 -26 -40 -18C-34 -28 -30 -36 -26 -42Z", coat.Darker(0.2)).Path("M30 -56C46 -40 46 -26 40 -18C34 -28 30 -36 26 -42Z", coat.Darker(0.3));
        sketch.Path("M0 -100C22 -100 26 -84 27 -72C36 -44 34 -4 0 -4C-34 -4 -36 -44 -27 -72C-26 -84 -22 -100 0 -100Z", sketch.Linear(-32, 0, 32, 0, new Stop(0, coat.Lighter(0.12)), new Stop(1, coat.Darker(0.2))));
        sketch.Path("M0 -66C20 -66 26 -40 24 -26C22 -10 12 -7 0 -7C-12 -7 -22 -10 -24 -26C-26 -40 -20 -66 0 -66Z", ink.Of("#fbf8f0"));
        sketch.Ellipse(-9, -79, 9.5, 11, ink.Of("#fbf8f0")).Ellipse(9, -79, 9.5, 11, ink.Of("#fbf8f0"));
        Pets.Face(sketch, -8, 8, -81, 2.8);
        sketch.Path("M-6 -75Q0 -79 6 -75L0 -67Z", ink.Of("#f09a3a"));
        sketch.Ellipse(0, -61, 20, 5, ink.Of("#d8443c")).Path("M10 -61L22 -36L12 -34L4 -60Z", ink.Of("#c23a34"));
    }

    public static void Butterfly(Sketch sketch, Ink ink, SeededRandom random)
    {
        var wing = ink.Main(random.Pick<string>(["#f28a3a", "#5b8def", "#c86dd7", "#f2c14e"]));
        var dark = ink.Of("#2b2430");
        sketch.Add($"""<g transform="rotate({random.Between(-18, 18)} 0 -50)">""");
        for (var side = -1; side <= 1; side += 2)
        {
            sketch.At(0, -50, 1, side < 0);
            sketch.Path("M2 -4C14 -46 50 -56 58 -40C64 -22 40 0 4 4Z", dark).Path("M6 -6C18 -40 46 -48 52 -37C56 -23 36 -4 8 1Z", wing);
            sketch.Path("M3 4C30 2 48 14 42 30C36 46 12 36 3 10Z", dark).Path("M7 7C28 6 42 15 37 28C32 40 14 32 7 12Z", wing.Lighter(0.2));
            sketch.Line("M8 -6C20 -22 34 -32 48 -38M9 -2C24 -12 36 -18 52 -26M9 9C18 14 28 20 34 30", dark, 1.6, 0.8);
            sketch.Circle(50, -43, 2.6, Rgb.White, 0.9).Circle(55, -34, 2, Rgb.White, 0.9).Circle(36, 33, 2, Rgb.White, 0.9);
            sketch.Line("M1 -22C4 -34 10 -42 16 -46", dark, 1.6);
            sketch.End();
        }

        sketch.Ellipse(0, -50, 4.2, 26, dark);
        sketch.End();
    }
}
