using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>What makes a city the day after tomorrow's: glowing signs, rings, and traffic in the air.</summary>
internal static class NeonLights
{
    private static readonly Rgb[] Tubes = [Rgb.Of("#ff3fa4"), Rgb.Of("#3df0ff"), Rgb.Of("#ffd23f"), Rgb.Of("#9b5cff")];

    public static void Draw(Scene scene, SeededRandom random, double foot)
    {
        Signs(scene, random, foot);
        Traffic(scene, random, foot);
    }

    private static void Signs(Scene scene, SeededRandom random, double foot)
    {
        for (var half = 0; half < 2; half++)
        {
            var fragment = scene.Layer(0.34, half == 0 ? Motion.Still : Motion.Twinkle(0.2));
            for (var i = 0; i < 9; i++)
            {
                var (x, y, tube) = (random.Between(0, scene.Canvas.Width), foot - random.Between(40, scene.Canvas.Height * 0.26), random.Pick(Tubes));
                var (width, height) = (random.Between(9, 16), random.Between(40, 105));
                fragment.Glow(x, y + (height / 2), height * 1.05, tube, 0.42);
                fragment.Rect(x - (width / 2), y, width, height, tube, 0.9, 3);
                for (var mark = 0; mark < 4; mark++)
                {
                    fragment.Rect(x - (width * 0.28), y + 6 + (mark * height / 4.4), width * 0.56, height * 0.1, Rgb.White, 0.85, 1.5);
                }
            }
        }
    }

    private static void Traffic(Scene scene, SeededRandom random, double foot)
    {
        for (var lane = 0; lane < 3; lane++)
        {
            var fragment = scene.Layer(0.4, Motion.Fall(lane % 2 == 0 ? 46 : -46, 0));
            var (level, slope) = (foot - (scene.Canvas.Height * (0.14 + (0.13 * lane))), random.Between(-0.06, 0.06));
            for (var i = 0; i < 8; i++)
            {
                var (x, length) = (random.Between(0, scene.Canvas.Width), random.Between(24, 90));
                // The sheet repeats at the canvas's width: what crosses an edge comes in again at the other.
                foreach (var at in new[] { x - scene.Canvas.Width, x, x + scene.Canvas.Width })
                {
                    Car(fragment, at, level + (x * slope), length, eastwards: lane % 2 == 0);
                }
            }
        }
    }

    private static void Car(SvgFragment fragment, double x, double y, double length, bool eastwards)
    {
        var (colour, tail) = eastwards ? (Rgb.Of("#ff4f6d"), x - length) : (Rgb.Of("#bff6ff"), x + length);
        var fill = fragment.Linear(tail, y, x, y, new GradientStop(0, colour, 0), new GradientStop(1, colour, 0.95));
        fragment.Rect(Math.Min(tail, x), y - 1.5, length, 3, fill, 1, 1.5);
        fragment.Glow(x, y, 16, colour, 0.8);
    }
}
