using Tessera.Sandbox.Pictures.Art;
using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>Below the surface: falling light, rocks in the blue, a reef, weed and bubbles.</summary>
internal static class UnderwaterScenery
{
    private static readonly string[] Corals = ["#ff6f61", "#f7a072", "#e85d9e", "#8f6ad0", "#ffcf56", "#4fd0b8"];

    public static void Draw(Stage stage)
    {
        var (canvas, random, palette) = (stage.Canvas, stage.Random.Fork("underwater"), stage.Palette);
        var dark = palette.IsNight ? 0.42 : 0;
        Rgb Blue(string hex) => palette.Style(Rgb.Of(hex).Darker(dark));
        var sky = stage.Layer(0);
        sky.Rect(Canvas.Left, 0, canvas.Span, canvas.Height, sky.Fade(0, canvas.Height, new Stop(0, Blue("#8fe3e0")), new Stop(0.22, Blue("#38b2c8")), new Stop(0.6, Blue("#12709c")), new Stop(1, Blue("#0a3560"))));
        Light(stage, random);
        for (var row = 0; row < 3; row++)
        {
            var (crags, nearness) = (Outline.Crags(random, 170 + (70 * row), 4), (row + 1) / 3.0);
            var level = canvas.Height * (0.66 + (0.1 * row));
            var sketch = stage.Layer(0.12 + (0.16 * row));
            sketch.Path(Outline.Below(canvas, x => level + (crags(x) * (46 + (12 * row))), canvas.Height), Blue("#1d86ac").Mix(Blue("#082a4c"), nearness * 0.85));
        }

        stage.Footing = _ => canvas.Height * 0.6;
        Floor(stage, random, Blue);
        Bubbles(stage, random);
    }

    private static void Light(Stage stage, SeededRandom random)
    {
        for (var half = 0; half < 2; half++)
        {
            var sketch = stage.Layer(0.05, Motion.Twinkle(half * 0.5));
            for (var i = 0; i < 7; i++)
            {
                var (x, wide) = (stage.SunX + random.Between(-480, 480), random.Between(10, 46));
                var lean = (x - stage.SunX) * 0.5;
                var bottom = stage.Canvas.Height * random.Between(0.6, 0.95);
                var beam = new Markup().Add($"M{x - wide} -5L{x + wide} -5L{x + (wide * 2.6) + lean} {bottom}L{x - (wide * 1.2) + lean} {bottom}Z");
                sketch.Path(beam.ToString(), sketch.Fade(0, bottom, new Stop(0, Rgb.Of("#e8fff6"), 0.2), new Stop(1, Rgb.Of("#e8fff6"), 0)));
            }
        }
    }

    private static void Floor(Stage stage, SeededRandom random, Func<string, Rgb> blue)
    {
        var canvas = stage.Canvas;
        var wave = Outline.Waves(random, 800);
        var level = canvas.Height * 0.87;
        double Line(double x) => level + (wave(x) * 18);
        var sketch = stage.Layer(0.7);
        sketch.Path(Outline.Below(canvas, Line, canvas.Height), sketch.Fade(level - 20, canvas.Height, new Stop(0, blue("#d9c690")), new Stop(1, blue("#2a6a80"))));
        var weed = stage.Layer(0.75, Motion.Bob(10, 1));
        for (var i = 0; i < 26; i++)
        {
            var x = random.Between(Canvas.Left, canvas.Right);
            var edge = Math.Min(1, Math.Abs(x - stage.SubjectX) / 320);
            var size = (50 + (210 * random.Next() * edge)) * 0.9;
            if (random.Chance(0.5))
            {
                Artwork.Of("parts/weed").DrawOn(weed, (x, Line(x) + 20), size / 100, new Ink(stage.Palette).In(blue(random.Chance(0.5) ? "#2c8f6a" : "#1d6b5c")), random);
            }
            else
            {
                Artwork.Of("parts/coral").DrawOn(weed, (x, Line(x) + 26), 0.4 + (size * 0.004), new Ink(stage.Palette).In(Rgb.Of(random.Pick(Corals)).Mix(Rgb.Of("#1a6f96"), 0.25)), random);
            }
        }
    }

    private static void Bubbles(Stage stage, SeededRandom random)
    {
        var sketch = stage.Layer(0.6, Motion.Fall(0, -60));
        for (var i = 0; i < 34; i++)
        {
            var (x, y, size) = (random.Between(0, stage.Canvas.Width), random.Between(0, stage.Canvas.Height), 3 + (Math.Pow(random.Next(), 3) * 15));
            sketch.Circle(x, y, size, Rgb.Of("#d9fbff"), 0.16);
            sketch.Add($"""<circle cx="{x}" cy="{y}" r="{size}" fill="none" stroke="#eaffff" stroke-width="1.3" stroke-opacity="0.55"/>""");
            sketch.Circle(x - (size * 0.35), y - (size * 0.35), size * 0.22, Rgb.White, 0.8);
        }
    }
}
