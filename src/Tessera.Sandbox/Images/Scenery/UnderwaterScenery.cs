using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Below the surface: falling light, rocks in the blue, a reef, weed and bubbles.</summary>
internal static class UnderwaterScenery
{
    private static readonly string[] Corals = ["#ff6f61", "#f7a072", "#e85d9e", "#8f6ad0", "#ffcf56", "#4fd0b8"];

    public static void Draw(Scene scene)
    {
        var (canvas, random, palette) = (scene.Canvas, scene.Random.Fork("underwater"), scene.Palette);
        var dark = palette.IsNight ? 0.42 : 0;
        Rgb Blue(string hex) => palette.Style(Rgb.Of(hex).Darker(dark));
        var sky = scene.Layer(0);
        sky.Rect(Canvas.Left, 0, canvas.Span, canvas.Height, sky.Fade(0, canvas.Height, new GradientStop(0, Blue("#8fe3e0")), new GradientStop(0.22, Blue("#38b2c8")), new GradientStop(0.6, Blue("#12709c")), new GradientStop(1, Blue("#0a3560"))));
        Light(scene, random);
        for (var row = 0; row < 3; row++)
        {
            var (crags, nearness) = (PathShapes.Crags(random, 170 + (70 * row), 4), (row + 1) / 3.0);
            var level = canvas.Height * (0.66 + (0.1 * row));
            var sketch = scene.Layer(0.12 + (0.16 * row));
            sketch.Path(PathShapes.Below(canvas, x => level + (crags(x) * (46 + (12 * row))), canvas.Height), Blue("#1d86ac").Mix(Blue("#082a4c"), nearness * 0.85));
        }

        scene.Footing = _ => canvas.Height * 0.6;
        Floor(scene, random, Blue);
        Bubbles(scene, random);
    }

    private static void Light(Scene scene, SeededRandom random)
    {
        for (var half = 0; half < 2; half++)
        {
            var sketch = scene.Layer(0.05, Motion.Twinkle(half * 0.5));
            for (var i = 0; i < 7; i++)
            {
                var (x, wide) = (scene.SunX + random.Between(-480, 480), random.Between(10, 46));
                var lean = (x - scene.SunX) * 0.5;
                var bottom = scene.Canvas.Height * random.Between(0.6, 0.95);
                var beam = new SvgMarkup().Add($"M{x - wide} -5L{x + wide} -5L{x + (wide * 2.6) + lean} {bottom}L{x - (wide * 1.2) + lean} {bottom}Z");
                sketch.Path(beam.ToString(), sketch.Fade(0, bottom, new GradientStop(0, Rgb.Of("#e8fff6"), 0.2), new GradientStop(1, Rgb.Of("#e8fff6"), 0)));
            }
        }
    }

    private static void Floor(Scene scene, SeededRandom random, Func<string, Rgb> blue)
    {
        var canvas = scene.Canvas;
        var wave = PathShapes.Waves(random, 800);
        var level = canvas.Height * 0.87;
        double Line(double x) => level + (wave(x) * 18);
        var sketch = scene.Layer(0.7);
        sketch.Path(PathShapes.Below(canvas, Line, canvas.Height), sketch.Fade(level - 20, canvas.Height, new GradientStop(0, blue("#d9c690")), new GradientStop(1, blue("#2a6a80"))));
        var weed = scene.Layer(0.75, Motion.Bob(10, 1));
        for (var i = 0; i < 26; i++)
        {
            var x = random.Between(Canvas.Left, canvas.Right);
            var edge = Math.Min(1, Math.Abs(x - scene.SubjectX) / 320);
            var size = (50 + (210 * random.Next() * edge)) * 0.9;
            if (random.Chance(0.5))
            {
                SvgTemplate.Of("parts/weed").DrawOn(weed, (x, Line(x) + 20), size / 100, new TemplateColours(scene.Palette).In(blue(random.Chance(0.5) ? "#2c8f6a" : "#1d6b5c")), random);
            }
            else
            {
                SvgTemplate.Of("parts/coral").DrawOn(weed, (x, Line(x) + 26), 0.4 + (size * 0.004), new TemplateColours(scene.Palette).In(Rgb.Of(random.Pick(Corals)).Mix(Rgb.Of("#1a6f96"), 0.25)), random);
            }
        }
    }

    private static void Bubbles(Scene scene, SeededRandom random)
    {
        var sketch = scene.Layer(0.6, Motion.Fall(0, -60));
        for (var i = 0; i < 34; i++)
        {
            var (x, y, size) = (random.Between(0, scene.Canvas.Width), random.Between(0, scene.Canvas.Height), 3 + (Math.Pow(random.Next(), 3) * 15));
            sketch.Circle(x, y, size, Rgb.Of("#d9fbff"), 0.16);
            sketch.Add($"""<circle cx="{x}" cy="{y}" r="{size}" fill="none" stroke="#eaffff" stroke-width="1.3" stroke-opacity="0.55"/>""");
            sketch.Circle(x - (size * 0.35), y - (size * 0.35), size * 0.22, Rgb.White, 0.8);
        }
    }
}
