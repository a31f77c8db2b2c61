using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>What sails and flies.</summary>
internal static class Vessels
{
    public static void Boat(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (hull, sail) = (ink.Main("#b5533c"), ink.Of("#fff4e2"));
        Afloat(sketch, ink, 62);
        sketch.Line("M2 -14V-104", ink.Of("#6b4a35"), 2.8);
        sketch.Path("M-3 -100C-10 -70 -26 -40 -48 -24C-32 -20 -16 -20 -3 -20Z", sketch.Linear(-48, 0, 0, 0, new Stop(0, sail), new Stop(1, sail.Darker(0.12))));
        sketch.Path("M6 -104C34 -84 48 -52 50 -22C34 -18 18 -18 6 -20Z", sketch.Linear(6, 0, 50, 0, new Stop(0, sail.Darker(0.06)), new Stop(1, sail.Darker(0.22))));
        sketch.Line("M7 -66C22 -62 34 -60 46 -52M-14 -58C-10 -58 -6 -58 -3 -58", sail.Darker(0.25), 1);
        sketch.Path("M2 -104L20 -110L2 -114Z", ink.Palette.Subject(ink.Palette.Accent));
        sketch.Path("M-56 -18H62C56 -4 48 2 34 2H-34C-46 2 -54 -6 -56 -18Z", sketch.Fade(-18, 2, new Stop(0, hull.Lighter(0.15)), new Stop(1, hull.Darker(0.3)))).Path("M-56 -18H62L60 -13H-54Z", ink.Of("#fff0d8"));
    }

    public static void Ship(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (hull, sail) = (ink.Main("#6b4632"), ink.Of("#f6ead2"));
        Afloat(sketch, ink, 96);
        sketch.Line("M-52 -20V-98M0 -20V-116M48 -20V-94M82 -30L120 -52", ink.Of("#4d3526"), 3.2);
        foreach (var (x, top, size) in new[] { (-52.0, -94.0, 0.86), (0.0, -112.0, 1.0), (48.0, -90.0, 0.8) })
        {
            sketch.At(x, top, size);
            sketch.Path("M-20 2H20C27 12 27 22 22 30H-22C-17 22 -15 12 -20 2Z", sketch.Linear(-20, 0, 26, 0, new Stop(0, sail), new Stop(1, sail.Darker(0.18))));
            sketch.Path("M-27 34H27C36 48 36 62 30 72H-30C-24 62 -22 48 -27 34Z", sketch.Linear(-26, 0, 34, 0, new Stop(0, sail), new Stop(1, sail.Darker(0.2))));
            sketch.Path("M0 -4L16 -9L0 -14Z", ink.Of("#c2483e"));
            sketch.End();
        }

        sketch.Path("M82 -30L118 -50L52 -88Z", sail.Darker(0.08), 0.95);
        sketch.Path("M-98 -40L-74 -40L-70 -26H84L98 -34C94 -10 82 3 62 3H-64C-84 3 -96 -14 -98 -40Z", sketch.Fade(-40, 3, new Stop(0, hull.Lighter(0.15)), new Stop(1, hull.Darker(0.35))));
        sketch.Line("M-90 -22C-40 -14 50 -14 92 -24M-86 -12C-40 -5 50 -5 84 -13", ink.Of("#d9a860"), 1.8, 0.8);
        for (var i = 0; i < 6; i++)
        {
            sketch.Rect(-62 + (i * 22), -14, 6, 5, ink.Window);
        }
    }

    public static void Plane(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (body, trim) = (ink.Main("#f2f4f8"), ink.Palette.Subject(ink.Palette.Accent));
        sketch.Add($"""<g transform="translate(0 -50) rotate(-8)">""");
        sketch.Path("M70 -6L96 -40H108L100 0Z", trim).Path("M10 -4L46 -34H58L40 0Z", body.Darker(0.3));
        sketch.Path("M-104 4C-96 -12 -70 -17 -40 -17H70C92 -16 106 -8 110 -2C100 8 60 15 -40 16C-80 16 -100 12 -104 4Z", sketch.Fade(-17, 16, new Stop(0, body), new Stop(1, body.Darker(0.28))));
        sketch.Path("M-102 6C-60 9 60 8 104 2C96 8 60 15 -40 16C-80 16 -98 12 -102 6Z", trim, 0.9);
        sketch.Path("M-94 -3C-90 -9 -82 -12 -74 -13L-76 -4Z", ink.Window);
        for (var i = 0; i < 10; i++)
        {
            sketch.Rect(-56 + (i * 13), -8, 6, 7, ink.Window, 1, 2);
        }

        sketch.Path("M-14 4H20L66 46H50Z", body.Darker(0.14)).Rect(2, 17, 26, 10, body.Darker(0.35), 1, 5).Path("M78 -2H96L118 16H108Z", body.Darker(0.2));
        sketch.End();
    }

    public static void Balloon(Sketch sketch, Ink ink, SeededRandom random)
    {
        var main = ink.Main(random.Pick<string>(["#e8503a", "#f2a33c", "#3f8fd1", "#8a5fc8"]));
        Rgb[] gores = [main, ink.Of("#fff1d8"), main.Darker(0.12), ink.Palette.Subject(ink.Palette.Accent.Mix(Rgb.Of("#f2c14e"), 0.5))];
        const string Envelope = "M0 -104C30 -104 42 -82 40 -62C38 -44 18 -30 11 -20H-11C-18 -30 -38 -44 -40 -62C-42 -82 -30 -104 0 -104Z";
        sketch.Path(Envelope, gores[0]);
        sketch.Clip(Envelope);
        for (var gore = 0; gore < 5; gore++)
        {
            var half = 40 - (gore * 9.4);
            sketch.Path(new Markup().Add($"M0 -106C{half * 1.05} -104 {half * 1.3} -60 {half * 0.28} -18H{-half * 0.28}C{-half * 1.3} -60 {-half * 1.05} -104 0 -106Z").ToString(), gores[gore % gores.Length]);
        }

        sketch.Ellipse(0, -62, 44, 46, sketch.Radial(-14, -84, 66, new Stop(0, Rgb.White, 0.35), new Stop(0.5, Rgb.White, 0), new Stop(1, Rgb.Of("#1a1030"), 0.4)));
        sketch.End();
        sketch.Line("M-10 -20L-7 -8M10 -20L7 -8M0 -20V-8", ink.Of("#4a3a30"), 1);
        sketch.Path("M-9 -9H9L7 3H-7Z", ink.Of("#9a6a3f")).Rect(-10, -10, 20, 3, ink.Of("#6b4a30"), 1, 1.5).Line("M-8 -4H8", ink.Of("#6b4a30"), 1);
        sketch.Glow(0, -18, ink.Palette.IsDark ? 30 : 12, ink.Shining("#ffd27a"), 0.8);
    }

    public static void Rocket(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (body, fin) = (ink.Main("#f4f2ee"), ink.Palette.Subject(Rgb.Of("#e8503a")));
        sketch.Add($"""<g transform="rotate({random.Between(12, 26)} 0 -50)">""");
        sketch.Glow(0, 10, 60, ink.Shining("#ffb347"), 0.8);
        sketch.Path("M-11 -14C-16 10 -8 26 0 50C8 26 16 10 11 -14Z", sketch.Fade(-14, 50, new Stop(0, ink.Shining("#ff7a2e")), new Stop(0.6, ink.Shining("#ffb347")), new Stop(1, ink.Shining("#ffb347"), 0)));
        sketch.Path("M-6 -14C-9 4 -4 14 0 28C4 14 9 4 6 -14Z", ink.Shining("#fff3b8"));
        sketch.Path("M-17 -46C-34 -36 -38 -18 -34 0L-13 -16Z", fin).Path("M17 -46C34 -36 38 -18 34 0L13 -16Z", fin.Darker(0.2));
        sketch.Path("M0 -112C20 -92 24 -60 14 -14H-14C-24 -60 -20 -92 0 -112Z", sketch.Linear(-20, 0, 20, 0, new Stop(0, body), new Stop(0.5, body.Lighter(0.2)), new Stop(1, body.Darker(0.3))));
        sketch.Path("M0 -112C10 -102 16 -90 18 -78H-18C-16 -90 -10 -102 0 -112Z", fin).Path("M-15.5 -22H15.5L14 -14H-14Z", fin.Darker(0.1));
        sketch.Circle(0, -58, 10, body.Darker(0.35)).Circle(0, -58, 7.4, ink.Shining("#6fd3f2")).Path("M-5 -60Q-3 -64 2 -64Q-2 -61 -3 -57Z", Rgb.White, 0.9);
        sketch.Rect(-3, -40, 6, 26, fin.Darker(0.15), 1, 3);
        sketch.End();
    }

    public static void Ufo(Sketch sketch, Ink ink, SeededRandom random)
    {
        var metal = ink.Main("#9fb0c4");
        sketch.Path("M-26 -46L-90 70H90L26 -46Z", sketch.Fade(-46, 70, new Stop(0, ink.Shining("#b8ffd9"), 0.65), new Stop(1, ink.Shining("#b8ffd9"), 0)));
        sketch.Path("M-30 -62C-30 -96 30 -96 30 -62Z", sketch.Fade(-90, -60, new Stop(0, ink.Shining("#d9fff2"), 0.9), new Stop(1, ink.Shining("#5fd0c0"), 0.8)));
        sketch.Ellipse(0, -54, 74, 17, sketch.Fade(-72, -38, new Stop(0, metal.Lighter(0.35)), new Stop(1, metal.Darker(0.4)))).Ellipse(0, -60, 46, 8, metal.Darker(0.2));
        for (var i = -3; i <= 3; i++)
        {
            var (x, y) = (i * 19.0, -48.0 - (Math.Abs(i) * 1.3));
            sketch.Glow(x, y, 10, ink.Shining("#ffe27a"), 0.9).Circle(x, y, 3.2, ink.Shining("#fff6c9"));
        }
    }

    private static void Afloat(Sketch sketch, Ink ink, double half)
    {
        var shade = ink.Of("#16324a");
        sketch.Ellipse(0, 6, half * 0.95, 7, shade, 0.4).Ellipse(half * 0.1, 18, half * 0.6, 5, shade, 0.24).Ellipse(-half * 0.1, 28, half * 0.36, 3.6, shade, 0.16);
    }
}
