using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>What drives.</summary>
internal static class Vehicles
{
    public static void Car(Sketch sketch, Ink ink, SeededRandom random)
    {
        var paint = ink.Main(random.Pick<string>(["#d8443c", "#3f7fd1", "#f2c14e", "#4f9d8a", "#efe6d8"]));
        sketch.Ellipse(0, 0, 132, 8, Rgb.Black, 0.3);
        sketch.Path("M-112 -18C-116 -40 -106 -46 -78 -50C-62 -74 -44 -86 -8 -86C30 -86 48 -72 62 -50C96 -48 114 -42 114 -20L108 -14H-106Z", sketch.Fade(-86, -12, new Stop(0, paint.Lighter(0.25)), new Stop(0.5, paint), new Stop(1, paint.Darker(0.3))));
        var glass = ink.Window;
        sketch.Path("M-64 -51C-54 -68 -40 -78 -14 -78V-51Z", glass).Path("M-6 -78C22 -78 36 -68 48 -51H-6Z", glass.Darker(0.1));
        sketch.Path("M-40 -74L-52 -52H-44L-30 -76Z", Rgb.White, 0.35).Path("M14 -78L2 -52H10L22 -77Z", Rgb.White, 0.3);
        sketch.Line("M-10 -50V-18M-72 -48C-40 -50 40 -50 92 -44", paint.Darker(0.35), 1.6, 0.8);
        sketch.Rect(-4, -42, 13, 3.6, ink.Of("#e8e8ee"), 1, 1.8);
        sketch.Rect(-118, -22, 22, 7, ink.Of("#c9ccd4"), 1, 3).Rect(98, -22, 20, 7, ink.Of("#c9ccd4"), 1, 3);
        foreach (var x in new[] { -66.0, 68.0 })
        {
            sketch.Circle(x, -17, 23, paint.Darker(0.55)).Circle(x, -17, 20, ink.Of("#26262c")).Circle(x, -17, 11, ink.Of("#c9ccd4")).Circle(x, -17, 4, ink.Of("#6a6d76"));
        }

        sketch.Ellipse(-107, -36, 5, 7, ink.Shining("#fff3c4")).Ellipse(110, -36, 4, 6, ink.Shining("#ff4f3a"));
        if (ink.Palette.IsDark)
        {
            sketch.Path("M-110 -38L-300 -70V20L-110 -30Z", sketch.Linear(-110, 0, -300, 0, new Stop(0, Rgb.Of("#fff3c4"), 0.6), new Stop(1, Rgb.Of("#fff3c4"), 0)));
            sketch.Glow(-108, -36, 36, Rgb.Of("#fff3c4"), 0.9).Glow(110, -36, 26, Rgb.Of("#ff4f3a"), 0.8);
        }
    }

    public static void Train(Sketch sketch, Ink ink, SeededRandom random)
    {
        var paint = ink.Main(random.Pick<string>(["#b8433a", "#2f5d4c", "#2f4d7c"]));
        var iron = ink.Of("#2a2c33");
        sketch.Rect(-1500, -4, 3000, 4, iron).Rect(-1500, 1, 3000, 5, ink.Of("#6a5a4c"), 0.8);
        for (var car = 0; car < 3; car++)
        {
            var x = -40 + (car * 136.0);
            sketch.Rect(x, -74, 126, 58, sketch.Fade(-74, -16, new Stop(0, paint.Lighter(0.12)), new Stop(1, paint.Darker(0.25))), 1, 5);
            sketch.Rect(x - 3, -80, 132, 9, iron.Lighter(0.12), 1, 4).Rect(x, -36, 126, 5, ink.Of("#f2d9a0"));
            for (var window = 0; window < 5; window++)
            {
                sketch.Rect(x + 9 + (window * 23), -65, 16, 23, ink.Window, 1, 3);
            }

            sketch.Rect(x - 12, -22, 14, 5, iron);
            Wheels(sketch, iron, [x + 20, x + 44, x + 84, x + 108], 10);
        }

        sketch.Rect(-84, -86, 46, 72, paint.Darker(0.1), 1, 4).Rect(-90, -92, 58, 9, iron, 1, 4).Rect(-76, -78, 28, 24, ink.Window, 1, 3);
        sketch.Path("M-178 -60Q-186 -44 -178 -26H-84V-60Z", sketch.Fade(-60, -26, new Stop(0, iron.Lighter(0.3)), new Stop(0.4, iron.Lighter(0.08)), new Stop(1, iron.Darker(0.3))));
        sketch.Rect(-160, -84, 16, 26, iron, 1, 2).Path("M-166 -90h28l-5 10h-18Z", iron.Lighter(0.1)).Rect(-118, -70, 16, 12, ink.Of("#d9a441"), 1, 5);
        sketch.Rect(-182, -26, 100, 9, paint.Darker(0.25)).Path("M-182 -20L-204 -3H-176Z", iron.Lighter(0.15));
        Wheels(sketch, iron, [-160, -138], 11);
        Wheels(sketch, paint.Darker(0.35), [-108, -72], 17);
        sketch.Circle(-184, -46, 6, ink.Shining("#fff3c4")).Glow(-186, -46, 34, ink.Shining("#fff3c4"), 0.8);
        for (var puff = 0; puff < 8; puff++)
        {
            sketch.Circle(-150 + (puff * 31) + random.Between(-6, 6), -108 - (puff * 7.5) + random.Between(-6, 6), 13 + (puff * 4.6), ink.Of("#f4f2f0"), 0.72 - (puff * 0.075));
        }
    }

    public static void Bicycle(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (paint, iron) = (ink.Main(random.Pick<string>(["#3fa08f", "#d8443c", "#f2b53c"])), ink.Of("#2a2c33"));
        sketch.Ellipse(0, 0, 92, 5, Rgb.Black, 0.25);
        foreach (var x in new[] { -52.0, 52.0 })
        {
            sketch.Add($"""<circle cx="{x}" cy="-34" r="32" fill="none" stroke="{iron}" stroke-width="4.4"/><circle cx="{x}" cy="-34" r="28" fill="none" stroke="{ink.Of("#d9dce2")}" stroke-width="1.6"/>""");
            for (var spoke = 0; spoke < 6; spoke++)
            {
                var (dx, dy) = (Math.Cos(spoke * Math.PI / 6) * 28, Math.Sin(spoke * Math.PI / 6) * 28);
                sketch.Line(new Markup().Add($"M{x - dx} {-34 - dy}L{x + dx} {-34 + dy}").ToString(), ink.Of("#b9bdc6"), 0.8);
            }
        }

        sketch.Line("M-52 -34L-26 -78H30L0 -34ZM-26 -78L0 -34H-52M30 -78L52 -34M30 -78L26 -94M-26 -78L-30 -88", paint, 5);
        sketch.Line("M26 -94C34 -100 44 -98 46 -90", iron, 4.4).Path("M-44 -92C-34 -96 -22 -94 -16 -88H-40Z", ink.Of("#5a3a2a")).Circle(0, -34, 8, iron).Line("M0 -34L8 -22M4 -21h9", iron, 3.4);
        sketch.Path("M44 -92H84L78 -66H50Z", ink.Of("#b98a55")).Line("M46 -84H82M48 -76H80", ink.Of("#7d5a38"), 1.6);
        for (var i = 0; i < 7; i++)
        {
            sketch.Circle(48 + (i * 5.6), -96 - (i % 2 * 7), 6.4, i % 3 == 0 ? ink.Of("#fff0f0") : i % 3 == 1 ? ink.Of("#f2708a") : ink.Of("#f2c14e"));
        }
    }

    private static void Wheels(Sketch sketch, Rgb colour, double[] at, double radius)
    {
        foreach (var x in at)
        {
            sketch.Circle(x, -radius - 2, radius, colour).Circle(x, -radius - 2, radius * 0.68, colour.Lighter(0.3)).Circle(x, -radius - 2, radius * 0.3, colour);
        }
    }
}
