using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>What swims.</summary>
internal static class SeaAnimals
{
    public static void Whale(Sketch sketch, Ink ink, SeededRandom random)
    {
        var skin = ink.Main("#3f6f97");
        sketch.At(0, -42, 1);
        sketch.Path("M70 -6C84 -10 96 -24 100 -44C110 -36 116 -34 128 -40C126 -22 112 -8 96 -2C88 8 78 12 66 12Z", skin.Darker(0.12));
        sketch.Path("M-98 6C-100 -26 -60 -44 -16 -42C26 -40 54 -22 92 -8C80 14 50 34 6 38C-48 42 -92 34 -98 6Z", sketch.Fade(-44, 40, new Stop(0, skin.Lighter(0.2)), new Stop(0.6, skin), new Stop(1, skin.Darker(0.3))));
        sketch.Path("M-98 8C-84 18 -50 18 -20 14C0 14 20 22 32 33C8 40 -50 42 -78 32C-92 26 -97 18 -98 8Z", ink.Of("#dfe9ee"));
        sketch.Line("M-90 18C-60 26 -30 24 -6 22M-80 26C-56 31 -30 31 -4 29M-62 34C-44 37 -24 37 -6 35", skin.Darker(0.1), 1.5, 0.6);
        sketch.Path("M-14 16C-10 34 6 50 26 52C24 38 16 22 4 14Z", skin.Darker(0.28));
        sketch.Line("M-96 7C-84 15 -68 15 -54 10", skin.Darker(0.5), 1.8);
        sketch.Circle(-54, 2, 3.4, Rgb.Of("#16202c")).Circle(-55, 1, 1.1, Rgb.White);
        sketch.End();
    }

    public static void Fish(Sketch sketch, Ink ink, SeededRandom random)
    {
        var scale = ink.Main(random.Pick<string>(["#ff8a3c", "#ffcf4a", "#4fc3e8", "#f2607f"]));
        for (var i = 0; i < 6; i++)
        {
            var (x, y, size) = i == 0 ? (0, -40, 1.0) : (random.Between(-190, 190), random.Between(-170, 60), random.Between(0.22, 0.46));
            sketch.At(x, y, size);
            sketch.Path("M40 0C54 -22 66 -28 76 -26C70 -10 70 10 76 26C66 28 54 22 40 0Z", scale.Darker(0.15));
            sketch.Path("M-30 -26C-14 -50 18 -48 30 -24Z", scale.Darker(0.2)).Path("M-6 24C0 40 16 44 26 38C24 30 20 24 16 20Z", scale.Darker(0.2));
            sketch.Path("M-62 0C-46 -30 -6 -38 46 -4C48 -2 48 2 46 4C-6 38 -46 30 -62 0Z", sketch.Fade(-32, 32, new Stop(0, scale.Lighter(0.25)), new Stop(1, scale.Darker(0.08))));
            sketch.Path("M-24 -24C-16 -10 -16 10 -24 24C-18 26 -12 26 -8 26C0 10 0 -10 -8 -27C-14 -27 -20 -26 -24 -24Z", Rgb.White, 0.85).Path("M16 -20C22 -8 22 8 16 20L24 15C29 6 29 -6 24 -16Z", Rgb.White, 0.8);
            sketch.Circle(-42, -6, 6.5, Rgb.White).Circle(-43, -6, 3.8, Rgb.Of("#16202c"));
            sketch.Line("M-60 4Q-54 8 -48 7", scale.Darker(0.5), 1.8);
            sketch.Path("M-4 4C6 -4 18 0 20 8C12 16 2 14 -4 4Z", scale.Darker(0.12));
            sketch.End();
        }
    }

    public static void Turtle(Sketch sketch, Ink ink, SeededRandom random)
    {
        var (shell, skin) = (ink.Main("#5d7f4a"), ink.Of("#8fae6a"));
        sketch.At(0, -34, 1);
        sketch.Path("M-34 8C-60 16 -74 34 -78 48C-60 46 -40 34 -22 18Z", skin.Darker(0.1)).Path("M30 14C40 26 54 32 66 32C62 20 50 10 40 6Z", skin.Darker(0.2));
        sketch.Ellipse(-66, -6, 19, 14, skin).Path("M-54 -14L-40 -8V6L-54 4Z", skin);
        sketch.Path("M-52 8C-48 -34 -14 -44 10 -40C40 -36 60 -12 66 12C40 24 -20 26 -52 8Z", sketch.Fade(-42, 22, new Stop(0, shell.Lighter(0.25)), new Stop(1, shell.Darker(0.3))));
        sketch.Line("M-30 -24L-14 -4L-22 14M-14 -4L14 -4L26 -34M14 -4L26 16M14 -4L46 -16M-14 -4L-46 -4M-8 -40L-14 -4", shell.Darker(0.4), 2.4, 0.7);
        sketch.Path("M-52 8C-20 20 40 20 66 12L60 20C34 28 -22 28 -52 8Z", ink.Of("#e6dca8"));
        sketch.Path("M-20 14C-34 36 -32 56 -22 64C-8 54 0 34 2 20Z", skin);
        sketch.Circle(-70, -9, 3, Rgb.Of("#1c241c")).Circle(-71, -10, 1, Rgb.White);
        sketch.End();
    }
}
