using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>What lies about: cups, books, lamps and sweets.</summary>
internal static class Things
{
    public static void Cup(Sketch sketch, Ink ink, SeededRandom random)
    {
        var china = ink.Main("#f4efe6");
        sketch.Line("M-8 -88C-18 -100 2 -108 -8 -124M10 -86C0 -100 22 -110 10 -128", Rgb.White, 4, 0.4);
        sketch.Ellipse(0, -2, 62, 8, china.Darker(0.28)).Ellipse(0, -5, 60, 7, china.Darker(0.06)).Ellipse(0, -6, 34, 3.6, china.Darker(0.22));
        sketch.Line("M40 -62C66 -64 66 -26 34 -28", china.Darker(0.14), 8);
        sketch.Path("M-42 -74C-42 -34 -30 -10 -16 -7H16C30 -10 42 -34 42 -74Z", sketch.Linear(-42, 0, 42, 0, new Stop(0, china.Lighter(0.25)), new Stop(0.5, china), new Stop(1, china.Darker(0.28))));
        sketch.Ellipse(0, -74, 42, 9.5, china.Darker(0.1)).Ellipse(0, -73, 37, 7.4, ink.Of("#5a3420")).Path("M0 -68C-14 -70 -16 -76 -8 -77.4C-3 -78 0 -75.6 0 -75C0 -75.6 3 -78 8 -77.4C16 -76 14 -70 0 -68Z", ink.Of("#e8c9a0"));
    }

    public static void Cake(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (cream, sponge) = (ink.Main("#ffd9df"), ink.Of("#c98a55"));
        sketch.Ellipse(0, 0, 72, 9, ink.Of("#e8e4ee")).Ellipse(0, -2, 68, 8, ink.Of("#ffffff"));
        sketch.Path("M-54 -4V-34H54V-4C40 4 -40 4 -54 -4Z", sponge).Path("M-54 -20C-40 -12 40 -12 54 -20V-15C40 -7 -40 -7 -54 -15Z", ink.Of("#fff3e4"));
        sketch.Path("M-54 -34C-54 -44 54 -44 54 -34V-28q-7 11 -13 1q-8 14 -15 1q-9 12 -17 2q-9 14 -18 0q-8 11 -15 -2q-8 13 -14 -1q-8 9 -16 -1Z", cream);
        sketch.Path("M-34 -38V-62H34V-38C24 -32 -24 -32 -34 -38Z", sponge.Lighter(0.1)).Path("M-34 -62C-34 -70 34 -70 34 -62V-56q-6 10 -12 0q-6 12 -12 1q-6 11 -12 0q-6 11 -12 0q-6 10 -12 -1q-4 7 -8 0Z", cream.Lighter(0.3));
        for (var i = -1; i <= 1; i++)
        {
            sketch.Rect((i * 17) - 2, -88, 4, 22, i == 0 ? ink.Of("#6fc3e8") : ink.Of("#f2c14e"), 1, 1).Glow(i * 17, -94, 15, ink.Shining("#ffcf6a"), 0.7).Path(new Markup().Add($"M{i * 17} -102q5 7 0 13q-5 -6 0 -13z").ToString(), ink.Shining("#ffb02e"));
        }

        for (var i = 0; i < 5; i++)
        {
            sketch.Circle(-44 + (i * 22), -41, 5.4, ink.Of("#d8344c")).Circle(-46 + (i * 22), -43, 1.5, Rgb.White, 0.8);
        }
    }

    public static void Books(Sketch sketch, Ink ink, SeededRandom random)
    {
        string[] covers = ["#b5533c", "#2f5d7c", "#d9a441", "#4f6f52", "#7a4a6f"];
        var y = 0.0;
        for (var i = 0; i < 4; i++)
        {
            var (thick, wide, shift) = (random.Between(13, 20), random.Between(70, 94), random.Between(-7, 7));
            var cover = i == 3 ? ink.Main(covers[4]) : ink.Of(covers[i]);
            sketch.Rect(shift - (wide / 2), y - thick, wide, thick, cover, 1, 2.4).Rect(shift - (wide / 2) + 5, y - thick + 3, wide - 5, thick - 6, ink.Of("#f6ecd6"), 1, 1).Rect(shift - (wide / 2), y - thick, 13, thick, cover.Darker(0.18), 1, 2);
            y -= thick;
        }
    }

    public static void Lantern(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (iron, light) = (ink.Main("#3a3438"), ink.Shining("#ffce6a"));
        sketch.Glow(0, -40, 150, light, ink.Palette.IsDark ? 0.85 : 0.45);
        sketch.Add($"""<path d="M-20 -78C-22 -112 22 -112 20 -78" fill="none" stroke="{iron}" stroke-width="3.4"/>""");
        sketch.Path("M-26 -70H26L19 -84H-19Z", iron).Rect(-9, -92, 18, 9, iron, 1, 3);
        sketch.Rect(-22, -70, 44, 58, sketch.Radial(0, -34, 40, new Stop(0, light.Lighter(0.75)), new Stop(0.6, light), new Stop(1, light.Darker(0.3))));
        sketch.Path("M-6 -12V-30H6V-12Z", ink.Of("#fff6e2")).Path("M0 -56q10 13 0 25q-10 -11 0 -25z", ink.Shining("#ff9a2e")).Path("M0 -46q5 7 0 14q-5 -6 0 -14z", ink.Shining("#fff3b8"));
        sketch.Line("M-22 -70V-12M22 -70V-12M-8 -70V-12M8 -70V-12", iron, 2.6).Rect(-28, -13, 56, 7, iron, 1, 2).Rect(-22, -7, 44, 8, iron.Lighter(0.08), 1, 2);
    }

    public static void Umbrella(Sketch sketch, Ink ink, SeededRandom random)
    {
        var cloth = ink.Main("#d8443c");
        sketch.Add($"""<path d="M0 -96V-10C0 4 18 4 18 -8" fill="none" stroke="{ink.Of("#5a3a2a")}" stroke-width="3.6" stroke-linecap="round"/>""");
        sketch.Path("M-62 -46C-58 -82 -28 -98 0 -98C28 -98 58 -82 62 -46C52 -56 40 -56 31 -46C22 -56 9 -56 0 -46C-9 -56 -22 -56 -31 -46C-40 -56 -52 -56 -62 -46Z", cloth);
        sketch.Path("M0 -98C-16 -86 -29 -68 -31 -46C-40 -56 -52 -56 -62 -46C-58 -82 -28 -98 0 -98Z", Rgb.White, 0.16).Path("M0 -98C16 -86 29 -68 31 -46C40 -56 52 -56 62 -46C58 -82 28 -98 0 -98Z", Rgb.Black, 0.14).Circle(0, -99, 2.6, cloth.Darker(0.4));
    }

    public static void Crystal(Sketch sketch, Ink ink, SeededRandom random)
    {
        var gem = ink.Main(random.Pick<string>(["#7fd8f2", "#c08cf2", "#8cf2c0", "#f28cc0"])).Lighter(0.1);
        sketch.Glow(0, -50, 130, gem, 0.6);
        foreach (var (x, lean, size) in new[] { (-30.0, -20.0, 0.62), (32.0, 18.0, 0.7), (-12.0, -7.0, 0.86), (8.0, 5.0, 1.08) })
        {
            sketch.Add($"""<g transform="translate({x} 2) rotate({lean}) scale({size})">""");
            sketch.Path("M-17 0L-19 -70L0 -100L0 0Z", gem.Lighter(0.3)).Path("M0 0V-100L19 -70L17 0Z", gem.Darker(0.22)).Path("M-19 -70L0 -100L4 -64L-4 -62Z", Rgb.White, 0.55).Path("M4 -64L0 -100L19 -70Z", gem.Lighter(0.1)).Path("M-4 -62L-8 0H-14L-15 -68Z", Rgb.White, 0.28);
            sketch.End();
        }
    }

    public static void Fruit(Sketch sketch, Ink ink, SeededRandom random)
    {
        var apple = ink.Main("#d8443c");
        sketch.Ellipse(0, 1, 76, 7, Rgb.Black, 0.2);
        foreach (var (x, size, colour) in new[] { (-40.0, 0.66, ink.Of("#f2a33c")), (42.0, 0.7, ink.Of("#a8c24a")), (0.0, 1.0, apple) })
        {
            sketch.At(x, 0, size);
            sketch.Path("M0 -72C-14 -84 -46 -80 -46 -44C-46 -16 -24 2 -10 0C-4 -2 4 -2 10 0C24 2 46 -16 46 -44C46 -80 14 -84 0 -72Z", sketch.Radial(-16, -54, 80, new Stop(0, colour.Lighter(0.45)), new Stop(0.45, colour), new Stop(1, colour.Darker(0.45))));
            sketch.Line("M0 -70C-1 -82 3 -90 8 -96", ink.Of("#5a3c2a"), 3.6).Path("M4 -84C14 -100 32 -100 40 -96C34 -82 18 -78 4 -84Z", ink.Of("#5d9a4a")).Ellipse(-22, -56, 7, 11, Rgb.White, 0.35);
            sketch.End();
        }
    }

    public static void Snowman(Sketch sketch, Ink ink, SeededRandom random)
    {
        var snow = ink.Main("#fbfdff");
        foreach (var (y, radius) in new[] { (-24.0, 26.0), (-58.0, 19.0), (-85.0, 14.0) })
        {
            sketch.Circle(0, y, radius, sketch.Radial(-radius * 0.4, y - (radius * 0.4), radius * 1.6, new Stop(0, snow.Lighter(0.3)), new Stop(0.6, snow), new Stop(1, snow.Mix(ink.Of("#8fa6d0"), 0.6))));
        }

        sketch.Line("M-17 -62L-40 -78M-32 -73L-38 -68M17 -62L40 -74M32 -70L40 -64", ink.Of("#5a3c2a"), 2.6);
        sketch.Path("M-15 -73Q0 -65 15 -73L14 -67Q0 -59 -14 -67Z", ink.Of("#d8443c")).Path("M6 -68L14 -46L7 -45L1 -66Z", ink.Of("#b8362f"));
        sketch.Circle(-5, -88, 1.9, Rgb.Of("#22222a")).Circle(5, -88, 1.9, Rgb.Of("#22222a")).Path("M0 -85L17 -82L0 -80Z", ink.Of("#f2803a")).Line("M-5 -78Q0 -75 5 -78", Rgb.Of("#22222a"), 1.2);
        sketch.Circle(0, -60, 2, Rgb.Of("#22222a")).Circle(0, -50, 2, Rgb.Of("#22222a")).Rect(-17, -99, 34, 4, Rgb.Of("#2b2a33"), 1, 2).Rect(-11, -118, 22, 20, Rgb.Of("#2b2a33"), 1, 2).Rect(-11, -104, 22, 4, ink.Of("#d8443c"));
    }

    public static void Heart(Sketch sketch, Ink ink, SeededRandom random)
    {
        var red = ink.Main("#e8405a");
        sketch.Glow(0, -50, 150, red.Lighter(0.3), 0.5);
        sketch.Path("M0 -4C-56 -42 -62 -74 -44 -92C-26 -106 -6 -96 0 -78C6 -96 26 -106 44 -92C62 -74 56 -42 0 -4Z", sketch.Radial(-18, -76, 96, new Stop(0, red.Lighter(0.5)), new Stop(0.4, red), new Stop(1, red.Darker(0.4)))).Path("M-40 -84C-30 -96 -18 -92 -14 -86C-26 -86 -34 -78 -36 -66C-42 -72 -44 -78 -40 -84Z", Rgb.White, 0.4);
    }

    public static void StreetLamp(Sketch sketch, Ink ink)
    {
        var iron = ink.Of("#25262e");
        sketch.Rect(-1.6, -92, 3.2, 92, iron).Rect(-4, -6, 8, 6, iron, 1, 1).Path("M-6 -96H6L4 -84H-4Z", ink.Palette.IsDark ? ink.Shining("#fff0c4") : ink.Of("#e8e6e0")).Path("M-7.5 -96H7.5L0 -103Z", iron).Rect(-4.4, -84.6, 8.8, 1.8, iron);
        if (ink.Palette.IsDark)
        {
            sketch.Glow(0, -90, 46, ink.Shining("#ffcf7a"), 0.8);
        }
    }
}
