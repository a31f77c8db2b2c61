using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>Cats, dogs and rabbits. Like all subjects about 100 units tall, standing on y = 0.</summary>
internal static class Pets
{
    public static void Cat(Sketch sketch, Ink ink, SeededRandom random)
    {
        var coat = ink.Main(random.Pick<string>(["#e08a3c", "#6f7078", "#3a3740", "#d9b48f"]));
        var (dark, pale) = (coat.Darker(0.25), coat.Lighter(0.6));
        if (ink.Pose is Pose.Asleep)
        {
            AsleepCat(sketch, ink, coat);
            return;
        }

        sketch.Line("M22 -7C48 0 60 -20 48 -44", coat.Darker(0.12), 9);
        sketch.Path("M-29 0C-36 -30 -24 -58 0 -60C24 -58 36 -30 29 0Z", sketch.Linear(-34, 0, 34, 0, new Stop(0, coat.Lighter(0.1)), new Stop(0.6, coat), new Stop(1, dark)));
        sketch.Path("M-11 -4C-15 -28 -12 -50 0 -52C12 -50 15 -28 11 -4Z", pale, 0.75);
        sketch.Line("M-9 -1V-26M9 -1V-26", dark, 2, 0.6);
        sketch.Ellipse(-12, -3, 9, 5, pale).Ellipse(12, -3, 9, 5, pale);
        CatHead(sketch, ink, coat, 0, -73, asleep: false);
    }

    public static void Dog(Sketch sketch, Ink ink, SeededRandom random)
    {
        var coat = ink.Main(random.Pick<string>(["#c98a4b", "#8a5f3f", "#e3c08c", "#5d5551"]));
        var (dark, pale) = (coat.Darker(0.3), Rgb.Of("#fff4e2").Mix(coat, 0.12));
        sketch.Line("M24 -10C42 -14 50 -30 44 -46", coat.Darker(0.1), 8);
        sketch.Path("M-28 0C-34 -28 -24 -58 0 -60C24 -58 34 -28 28 0Z", sketch.Linear(-34, 0, 34, 0, new Stop(0, coat.Lighter(0.1)), new Stop(1, coat.Darker(0.2))));
        sketch.Path("M-12 -4C-16 -30 -12 -52 0 -54C12 -52 16 -30 12 -4Z", pale, 0.9);
        sketch.Ellipse(-13, -4, 10, 5.5, pale).Ellipse(13, -4, 10, 5.5, pale);
        sketch.Path("M-17 -52Q0 -40 17 -52L15 -46Q0 -35 -15 -46Z", ink.Of("#d8443c")).Circle(0, -42, 3.6, ink.Of("#ffd866"));
        sketch.Ellipse(0, -74, 23, 22, coat);
        sketch.Path("M-5 -96C-8 -80 -8 -70 -10 -62C-4 -52 4 -52 10 -62C8 -70 8 -80 5 -96Z", pale, 0.95);
        sketch.Path("M-16 -92C-32 -96 -36 -76 -31 -56C-27 -50 -20 -56 -19 -70Z", dark).Path("M16 -92C32 -96 36 -76 31 -56C27 -50 20 -56 19 -70Z", dark);
        sketch.Ellipse(0, -63, 12, 9.5, pale);
        sketch.Path("M-4 -56Q0 -43 4 -56Z", ink.Of("#ee7f8a"));
        Face(sketch, -10, 10, -77, 3.2);
        sketch.Ellipse(0, -67, 4.6, 3.4, Rgb.Of("#2a2328"));
        sketch.Line("M0 -64V-59M0 -59Q-5 -55 -9 -59M0 -59Q5 -55 9 -59", Rgb.Of("#2a2328"), 1.3);
    }

    public static void Rabbit(Sketch sketch, Ink ink, SeededRandom random)
    {
        var coat = ink.Main(random.Pick<string>(["#c9b39a", "#efe6da", "#a9958a"]));
        var (dark, pink) = (coat.Darker(0.18), ink.Of("#f2a7a7"));
        sketch.Circle(26, -14, 10, coat.Lighter(0.55));
        sketch.Path("M-26 0C-34 -22 -20 -46 2 -46C28 -46 36 -18 28 0Z", sketch.Linear(-30, 0, 34, 0, new Stop(0, coat.Lighter(0.12)), new Stop(1, dark)));
        sketch.Ellipse(14, -14, 17, 15, dark, 0.45).Ellipse(16, -4, 17, 5, coat.Lighter(0.25)).Ellipse(-16, -4, 11, 5, coat.Lighter(0.25));
        sketch.Path("M-24 -62C-36 -84 -32 -104 -25 -104C-16 -104 -14 -84 -15 -66Z", coat).Path("M-24 -68C-30 -84 -28 -96 -25 -97C-21 -96 -19 -84 -19 -70Z", pink);
        sketch.Path("M-11 -66C-10 -86 -4 -104 4 -102C10 -100 4 -78 -3 -62Z", dark).Path("M-6 -68C-4 -82 0 -94 3 -94C5 -92 2 -78 -3 -66Z", pink);
        sketch.Ellipse(-13, -50, 21, 18, coat);
        sketch.Ellipse(-20, -43, 10, 8, coat.Lighter(0.45));
        Face(sketch, -22, -5, -54, 2.9);
        sketch.Path("M-20 -47h-6q3 5 6 0Z", pink.Darker(0.2));
    }

    /// <summary>Two round eyes with a light in each.</summary>
    public static void Face(Sketch sketch, double left, double right, double y, double size)
    {
        foreach (var x in new[] { left, right })
        {
            sketch.Circle(x, y, size, Rgb.Of("#2a2328")).Circle(x + (size * 0.3), y - (size * 0.35), size * 0.34, Rgb.White);
        }
    }

    private static void AsleepCat(Sketch sketch, Ink ink, Rgb coat)
    {
        sketch.At(0, 0, 1.25);
        sketch.Path("M-50 0C-60 -30 -28 -47 6 -46C44 -45 62 -20 54 0Z", sketch.Fade(-46, 0, new Stop(0, coat.Lighter(0.15)), new Stop(1, coat.Darker(0.22))));
        sketch.Line("M-2 -45C4 -36 4 -30 2 -24M16 -44C22 -36 22 -30 20 -24M33 -38C37 -32 37 -27 35 -22", coat.Darker(0.28), 4, 0.6);
        sketch.Path("M14 0C10 -20 30 -30 46 -20C54 -14 54 -4 50 0Z", coat.Darker(0.1));
        sketch.Line("M50 -6C40 4 6 4 -18 -3", coat.Darker(0.2), 10);
        sketch.Ellipse(-22, -3, 5.5, 5.2, coat.Lighter(0.6));
        CatHead(sketch, ink, coat, -36, -20, asleep: true);
        sketch.End();
    }

    private static void CatHead(Sketch sketch, Ink ink, Rgb coat, double x, double y, bool asleep)
    {
        var (dark, pale) = (Rgb.Of("#2a2328"), coat.Lighter(0.62));
        sketch.At(x, y, 1);
        sketch.Path("M-24 -4L-22 -29L-5 -16Z", coat).Path("M24 -4L22 -29L5 -16Z", coat);
        sketch.Path("M-20 -9L-19 -23L-9 -15Z", ink.Of("#f0a0a0"), 0.85).Path("M20 -9L19 -23L9 -15Z", ink.Of("#f0a0a0"), 0.85);
        sketch.Path("M-26 2C-27 -14 -14 -20 0 -20C14 -20 27 -14 26 2C26 14 12 20 0 20C-12 20 -26 14 -26 2Z", coat);
        sketch.Line("M0 -19V-11M-6 -18.5L-4 -12M6 -18.5L4 -12", coat.Darker(0.3), 2.4, 0.8);
        sketch.Ellipse(-5.5, 10, 8, 6.5, pale).Ellipse(5.5, 10, 8, 6.5, pale);
        if (asleep)
        {
            sketch.Line("M-16 0Q-11 4 -6 0M6 0Q11 4 16 0", dark, 2);
        }
        else
        {
            foreach (var eye in new[] { -11.0, 11.0 })
            {
                sketch.Ellipse(eye, -1, 5, 4.6, ink.Of("#c9dd6a")).Ellipse(eye, -1, 1.9, 4.2, dark).Circle(eye + 1, -2.6, 1.1, Rgb.White);
            }
        }

        sketch.Path("M-3 6h6l-3 3.4Z", ink.Of("#d8707a"));
        sketch.Line("M0 9.5Q-3 13 -6 11M0 9.5Q3 13 6 11", dark, 1.1);
        sketch.Line("M-12 9L-30 6M-12 11L-29 13M12 9L30 6M12 11L29 13", Rgb.White, 0.8, 0.7);
        sketch.End();
    }
}
