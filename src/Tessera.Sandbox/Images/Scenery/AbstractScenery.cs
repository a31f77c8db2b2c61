using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>No place at all: ribbons of colour that flow across the sheet.</summary>
internal static class AbstractScenery
{
    public static void Draw(Scene scene)
    {
        var (canvas, random, palette) = (scene.Canvas, scene.Random.Fork("abstract"), scene.Palette);
        var hue = random.Next();
        Rgb Tint(double turn, double lightness) =>
            scene.Prompt.Colours.Count > 0
                ? palette.Style(Rgb.FromHsl((hue + turn) % 1, 0.6, lightness).Tinted(scene.Prompt.Colours[0], 0.65))
                : palette.Style(Rgb.FromHsl((hue + turn) % 1, 0.62, lightness));
        var sky = scene.Layer(0);
        sky.Rect(Canvas.Left, 0, canvas.Span, canvas.Height, sky.Linear(0, 0, canvas.Width, canvas.Height, new GradientStop(0, Tint(0, 0.9)), new GradientStop(0.5, Tint(0.08, 0.8)), new GradientStop(1, Tint(0.16, 0.66))));
        sky.Glow(scene.SunX, canvas.Height * 0.3, 520, Tint(0.1, 0.95), 0.9);
        var disc = scene.Layer(0.1);
        var (radius, y) = (random.Between(130, 210), canvas.Height * random.Between(0.28, 0.4));
        disc.Circle(scene.SunX, y, radius, Tint(0.5, 0.62), 0.9);
        disc.Ellipse(scene.SunX, y, radius, radius, disc.Linear(scene.SunX - radius, y - radius, scene.SunX + radius, y + radius, new GradientStop(0, Tint(0.12, 0.75)), new GradientStop(1, Tint(0.95, 0.55))));
        const int ribbons = 11;
        for (var i = 0; i < ribbons; i++)
        {
            var nearness = (i + 1.0) / ribbons;
            var (wave, slope) = (PathShapes.Waves(random, 1300), random.Between(-0.22, 0.22));
            var level = canvas.Height * (0.34 + (0.6 * nearness));
            double Line(double x) => level + ((x - (canvas.Width / 2)) * slope) + (wave(x) * 130 * (1.1 - (0.5 * nearness)));
            var fragment = scene.Layer(0.15 + (0.7 * nearness), Motion.Bob(10 * nearness, 8));
            var (from, to) = (Tint((i * 0.045) + 0.02, 0.72 - (0.42 * nearness)), Tint((i * 0.045) + 0.12, 0.6 - (0.4 * nearness)));
            fragment.Path(PathShapes.Below(canvas, Line, canvas.Height + 40), fragment.Linear(0, level - 120, canvas.Width, level + 200, new GradientStop(0, from, 0.95), new GradientStop(0.5, to.Lighter(0.1), 0.9), new GradientStop(1, to)));
        }

        Sparks(scene, random, Tint);
        scene.Footing = _ => canvas.Height * 0.78;
    }

    private static void Sparks(Scene scene, SeededRandom random, Func<double, double, Rgb> tint)
    {
        var fragment = scene.Layer(0.9, Motion.Twinkle(0));
        for (var i = 0; i < 46; i++)
        {
            var (x, y) = (random.Between(0, scene.Canvas.Width), random.Between(0, scene.Canvas.Height));
            fragment.Circle(x, y, 1.5 + (Math.Pow(random.Next(), 4) * 12), tint(random.Between(0, 0.3), 0.92), random.Between(0.3, 0.85));
        }
    }
}
