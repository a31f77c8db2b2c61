using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Snowed-in country: soft white slopes with blue shadows and laden firs.</summary>
internal static class WinterScenery
{
    public static void Draw(Scene scene)
    {
        SkyScenery.Draw(scene);
        var (canvas, random, palette) = (scene.Canvas, scene.Random.Fork("winter"), scene.Palette);
        Ranges.Draw(scene, scene.Layer(0.12), random, scene.Horizon + 20, canvas.Height * random.Between(0.16, 0.26), 0.2, snow: true);
        Land.Mist(scene, scene.Horizon, 90, 0.5);
        const int rows = 4;
        for (var row = 0; row < rows; row++)
        {
            var nearness = (row + 1.0) / rows;
            var wave = PathShapes.Waves(random, 900 + (400 * nearness));
            var level = scene.Horizon + 10 + ((canvas.Height - scene.Horizon) * 0.6 * Math.Pow(row / (double)rows, 1.15));
            double Ground(double x) => level + (wave(x) * (16 + (30 * nearness)));
            var sketch = scene.Layer(0.2 + (0.62 * nearness));
            if (scene.Prompt.AllowsTrees && row < rows - 1)
            {
                Firs(scene, sketch, random, Ground, nearness);
            }

            var snow = palette.Tone(Rgb.Of("#f5f8ff"), 0.45 + (0.55 * nearness));
            var shadow = palette.Tone(Rgb.Of("#a9bde6"), 0.5 + (0.5 * nearness));
            sketch.Path(PathShapes.Below(canvas, Ground, canvas.Height), sketch.Fade(level - 40, level + 60 + (200 * nearness), new GradientStop(0, snow.Mix(palette.Style(palette.Glow), 0.18)), new GradientStop(0.35, snow), new GradientStop(1, snow.Mix(shadow, 0.75))));
            scene.Footing = x => Math.Min(Ground(x) + ((canvas.Height - level) * 0.42), canvas.Height - 40);
        }
    }

    private static void Firs(Scene scene, SvgFragment sketch, SeededRandom random, Func<double, double> ground, double nearness)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var grouping = PathShapes.Waves(random, 460);
        var (needles, caps) = (new SvgMarkup(), new SvgMarkup());
        for (var x = Canvas.Left; x < canvas.Right; x += (20 + (46 * nearness)) * random.Between(0.6, 1.5))
        {
            if (grouping(x) > -0.1)
            {
                var height = (60 + (130 * nearness)) * random.Between(0.6, 1.2);
                Trees.Fir(needles, random, x, ground(x) + 8, height);
                Laden(caps, random, x, ground(x) + 8, height);
            }
        }

        sketch.Path(needles.ToString(), palette.Tone(palette.Green.Mix(Rgb.Of("#2f5a5a"), 0.6).Darker(0.35), 0.3 + (0.65 * nearness)));
        sketch.Path(caps.ToString(), palette.Tone(Rgb.Of("#f7faff"), 0.4 + (0.6 * nearness)), 0.92);
    }

    // Snow on three tiers, hanging over on the left where the wind left it.
    private static void Laden(SvgMarkup path, SeededRandom random, double x, double foot, double height)
    {
        for (var tier = 0; tier < 3; tier++)
        {
            var y = foot - (height * (1 - (0.27 * tier)));
            var wide = height * (0.06 + (0.065 * tier)) * random.Between(0.8, 1.15);
            var deep = height * (0.13 + (0.03 * tier));
            path.Add($"M{x} {y}L{x + (wide * 0.8)} {y + (deep * 0.85)}Q{x + (wide * 0.4)} {y + (deep * 0.6)} {x + (wide * 0.2)} {y + (deep * 0.95)}Q{x - (wide * 0.3)} {y + (deep * 0.7)} {x - wide} {y + (deep * 1.1)}Z");
        }
    }
}
