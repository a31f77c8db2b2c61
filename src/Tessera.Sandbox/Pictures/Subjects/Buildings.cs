using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>What is built.</summary>
internal static class Buildings
{
    public static void House(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (wall, roof) = (ink.Main("#f1dfc0"), ink.Of(random.Pick<string>(["#a8483a", "#7a4a3c", "#4f5d75"])));
        sketch.Rect(20, -104, 13, 34, wall.Darker(0.35));
        if (ink.Palette.IsDark || random.Chance(0.5))
        {
            for (var puff = 0; puff < 5; puff++)
            {
                sketch.Circle(27 + (puff * 5) + random.Between(-2, 2), -114 - (puff * 14), 6 + (puff * 2.6), ink.Of("#e9e6e6"), 0.5 - (puff * 0.085));
            }
        }

        sketch.Rect(-50, -56, 100, 58, sketch.Linear(-50, 0, 50, 0, new Stop(0, wall), new Stop(1, wall.Darker(0.25))));
        sketch.Path("M-60 -52L-30 -98H30L60 -52Z", sketch.Fade(-98, -52, new Stop(0, roof.Lighter(0.1)), new Stop(1, roof.Darker(0.15)))).Rect(-62, -55, 124, 6, roof.Darker(0.35), 1, 2);
        sketch.Path("M-16 -72L0 -92L16 -72Z", roof.Darker(0.3)).Rect(-10, -78, 20, 14, wall.Darker(0.1)).Rect(-6, -76, 12, 11, ink.Window);
        sketch.Rect(-9, -36, 20, 38, ink.Of("#6b4130"), 1, 3).Circle(6, -17, 1.6, ink.Shining("#ffd27a"));
        foreach (var x in new[] { -40.0, 22.0 })
        {
            if (ink.Palette.IsDark)
            {
                sketch.Glow(x + 9, -32, 34, ink.Shining("#ffcf7a"), 0.55);
            }

            sketch.Rect(x - 2.5, -43, 23, 24, ink.Of("#fff6e6")).Rect(x, -40.5, 18, 19, ink.Window).Rect(x + 8, -40.5, 2, 19, ink.Of("#fff6e6")).Rect(x, -32, 18, 2, ink.Of("#fff6e6"));
        }

        sketch.Rect(-54, -3, 108, 6, wall.Darker(0.45));
    }

    public static void Castle(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (stone, roof) = (ink.Main("#b9b2b8"), ink.Of(random.Pick<string>(["#4a5a8f", "#8f4a5d", "#5d4a8f"])));
        foreach (var (x, width, height) in new[] { (-30.0, 20.0, 96.0), (26.0, 18.0, 86.0), (-2.0, 24.0, 118.0) })
        {
            Tower(sketch, ink, x, width, height, stone.Darker(0.1), roof);
        }

        sketch.Path("M-62 2V-42h8v6h8v-6h8v6h8v-6h8v6h8v-6h8v6h8v-6h8v6h8v-6h8v6h8v-6h8v6h8v-6h8V2Z", sketch.Linear(-60, 0, 62, 0, new Stop(0, stone.Lighter(0.1)), new Stop(1, stone.Darker(0.25))));
        Tower(sketch, ink, -62, 24, 70, stone, roof);
        Tower(sketch, ink, 60, 24, 74, stone.Darker(0.12), roof);
        sketch.Path("M-12 2V-18C-12 -32 12 -32 12 -18V2Z", ink.Of("#3a2c2c")).Line("M-6 2V-24M0 2V-28M6 2V-24M-12 -8H12M-12 -17H12", ink.Of("#6a5442"), 1.2);
        foreach (var x in new[] { -36.0, 32.0 })
        {
            sketch.Path(new Markup().Add($"M{x - 3} -14V-22Q{x} -27 {x + 3} -22V-14Z").ToString(), ink.Window);
        }
    }

    public static void Lighthouse(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (white, red, iron) = (ink.Of("#fbf5ea"), ink.Main("#d1453b"), ink.Of("#2b2f3a"));
        var light = ink.Shining("#fff2b8");
        // The beam lies across the sky even by day, only fainter: it is what makes a lighthouse one.
        var strength = ink.Palette.IsDark ? 0.75 : 0.4;
        sketch.Path("M0 -100L-420 -150V-44Z", sketch.Linear(0, 0, -420, 0, new Stop(0, light, strength), new Stop(1, light, 0))).Path("M0 -100L420 -166V-70Z", sketch.Linear(0, 0, 420, 0, new Stop(0, light, strength), new Stop(1, light, 0)));
        sketch.Path("M-78 8C-66 -8 -44 -10 -30 -16C-10 -20 12 -19 30 -14C48 -12 66 -4 80 8Z", ink.Of("#4a4850")).Path("M-50 8C-40 -4 -22 -10 -8 -15C-14 -4 -20 2 -18 8Z", ink.Of("#6b6872")).Path("M26 8C30 -2 36 -8 44 -10C56 -6 62 0 66 8Z", ink.Of("#38363e"));
        const string Shaft = "M-15 -12L-9 -90H9L15 -12Z";
        sketch.Path(Shaft, white);
        sketch.Clip(Shaft);
        for (var stripe = 0; stripe < 3; stripe++)
        {
            sketch.Rect(-20, -84 + (stripe * 26), 40, 13, red);
        }

        sketch.Rect(-20, -95, 40, 90, sketch.Linear(-15, 0, 15, 0, new Stop(0, Rgb.White, 0.25), new Stop(0.45, Rgb.White, 0), new Stop(1, Rgb.Of("#14182a"), 0.5)));
        sketch.End();
        sketch.Path("M-3 -12V-22Q0 -27 3 -22V-12Z", iron).Rect(-2, -48, 4, 7, ink.Window, 1, 2).Rect(-1.8, -72, 3.6, 6, ink.Window, 1, 2);
        sketch.Rect(-14, -93, 28, 4, iron, 1, 1).Line("M-13 -93V-99M-6.5 -93V-99M6.5 -93V-99M13 -93V-99M-13 -99H13", iron, 1);
        sketch.Rect(-7, -106, 14, 13, light).Line("M-7 -106V-93M-2.3 -106V-93M2.3 -106V-93M7 -106V-93", iron, 0.9).Path("M-10 -105.5C-8 -114 8 -114 10 -105.5Z", red).Circle(0, -114, 1.8, iron);
        sketch.Glow(0, -100, 46, light, 0.95);
        sketch.Rect(20, -26, 26, 17, white.Darker(0.1)).Path("M17 -25L33 -36L49 -25Z", red.Darker(0.2)).Rect(29, -21, 7, 7, ink.Window);
    }

    public static void Windmill(Sketch sketch, Ink ink, SeededRandom random)
    {
        var wall = ink.Main("#efe3cd");
        sketch.Path("M-22 2L-13 -64H13L22 2Z", sketch.Linear(-20, 0, 20, 0, new Stop(0, wall), new Stop(1, wall.Darker(0.3)))).Path("M-16 -63C-14 -82 14 -82 16 -63Z", ink.Of("#8f4a3a"));
        sketch.Path("M-5 2V-15Q0 -22 5 -15V2Z", ink.Of("#6b4130")).Rect(-3.5, -44, 7, 9, ink.Window, 1, 3);
        sketch.Add($"""<g transform="translate(0 -68) rotate({random.Between(8, 40)})">""");
        for (var sail = 0; sail < 4; sail++)
        {
            sketch.Add($"""<g transform="rotate({sail * 90})"><path d="M0 0V-56" stroke="{ink.Of("#5a4436")}" stroke-width="2.6"/><path d="M1 -12H12V-55H1Z" fill="{ink.Of("#fbf3e2")}"/><path d="M1 -20H12M1 -29H12M1 -38H12M1 -47H12M6.5 -12V-55" stroke="{ink.Of("#8a7460")}" stroke-width=".9"/></g>""");
        }

        sketch.End();
        sketch.Circle(0, -68, 3.6, ink.Of("#4a3a30"));
    }

    public static void Bridge(Sketch sketch, Ink ink, SeededRandom random)
    {
        var stone = ink.Main("#a39a94");
        sketch.Path("M-230 14V-34C-120 -66 120 -66 230 -34V14H196C190 -30 116 -34 104 14H62C52 -44 -52 -44 -62 14H-104C-116 -34 -190 -30 -196 14Z", sketch.Fade(-62, 14, new Stop(0, stone.Lighter(0.12)), new Stop(1, stone.Darker(0.3))));
        sketch.Line("M-230 -38C-120 -70 120 -70 230 -38", stone.Lighter(0.25), 6).Line("M-230 -28C-120 -60 120 -60 230 -28", stone.Darker(0.3), 2, 0.7);
        for (var lamp = -3; lamp <= 3; lamp++)
        {
            var (x, y) = (lamp * 64.0, -60 + (lamp * lamp * 2.6));
            sketch.Line(new Markup().Add($"M{x} {y}v-26").ToString(), ink.Of("#2b2c33"), 2.4).Circle(x, y - 29, 4.4, ink.Palette.IsDark ? ink.Shining("#ffe2a0") : ink.Of("#e8e2d4"));
            if (ink.Palette.IsDark)
            {
                sketch.Glow(x, y - 29, 38, ink.Shining("#ffcf7a"), 0.75);
            }
        }
    }

    public static void Tent(Sketch sketch, Ink ink, SeededRandom random)
    {
        var cloth = ink.Main("#e8823a");
        sketch.Ellipse(0, 2, 96, 8, Rgb.Black, 0.22);
        sketch.Path("M-20 -72L-76 2H26Z", sketch.Fade(-72, 2, new Stop(0, cloth.Lighter(0.18)), new Stop(1, cloth))).Path("M-20 -72L26 2H72L14 -66Z", cloth.Darker(0.28));
        sketch.Path("M-20 -72C-24 -40 -34 -16 -42 2H-8C-14 -20 -18 -44 -20 -72Z", ink.Palette.IsDark ? ink.Shining("#ffd98a") : cloth.Darker(0.5));
        if (ink.Palette.IsDark)
        {
            sketch.Glow(-22, -26, 90, ink.Shining("#ffc76b"), 0.55);
        }

        sketch.Line("M-76 2L-92 8M72 2L90 7", ink.Of("#d9d2c4"), 1.2);
        sketch.At(112, 8, 0.62);
        sketch.Line("M-24 0L24 -9M24 0L-24 -9", ink.Of("#5a3c2a"), 9);
        sketch.Glow(0, -22, 170, ink.Shining("#ff9a3c"), 0.55);
        sketch.Path("M-20 -6C-30 -34 -8 -42 -6 -70C14 -54 28 -34 19 -6Z", ink.Shining("#ff7a2e")).Path("M-12 -6C-17 -26 -3 -32 0 -50C11 -36 17 -22 11 -6Z", ink.Shining("#ffc24a")).Path("M-6 -6C-8 -17 0 -20 2 -30C7 -22 9 -14 6 -6Z", ink.Shining("#fff3b8"));
        sketch.End();
    }

    private static void Tower(Sketch sketch, Ink ink, double x, double width, double height, Rgb stone, Rgb roof)
    {
        var half = width / 2;
        sketch.Rect(x - half, -height * 0.72, width, (height * 0.72) + 2, sketch.Linear(x - half, 0, x + half, 0, new Stop(0, stone.Lighter(0.12)), new Stop(1, stone.Darker(0.28))));
        sketch.Rect(x - half - 2, (-height * 0.72) - 2, width + 4, 5, stone.Darker(0.2));
        sketch.Path(new Markup().Add($"M{x - half - 4} {-height * 0.72}L{x} {-height * 1.06}L{x + half + 4} {-height * 0.72}Z").ToString(), sketch.Linear(x - half, 0, x + half, 0, new Stop(0, roof.Lighter(0.15)), new Stop(1, roof.Darker(0.3))));
        sketch.Line(new Markup().Add($"M{x} {-height * 1.06}v-10").ToString(), ink.Of("#4a3a30"), 1.2).Path(new Markup().Add($"M{x} {(-height * 1.06) - 10}l11 3.4l-11 3.4z").ToString(), ink.Palette.Subject(ink.Palette.Accent));
        sketch.Path(new Markup().Add($"M{x - 2.6} {-height * 0.5}v-7q2.6 -4.4 5.2 0v7z").ToString(), ink.Window);
        sketch.Path(new Markup().Add($"M{x - 2.2} {-height * 0.28}v-6q2.2 -4 4.4 0v6z").ToString(), ink.Window, 0.9);
    }
}
