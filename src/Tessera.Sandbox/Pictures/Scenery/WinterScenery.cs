using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>Snowed-in country: soft white slopes with blue shadows and laden firs.</summary>
internal static class WinterScenery
{
    public static void Draw(Stage stage)
    {
        SkyScenery.Draw(stage);
        var (canvas, random, palette) = (stage.Canvas, stage.Random.Fork("winter"), stage.Palette);
        Ranges.Draw(stage, stage.Layer(0.12), random, stage.Horizon + 20, canvas.Height * random.Between(0.16, 0.26), 0.2, snow: true);
        Land.Mist(stage, stage.Horizon, 90, 0.5);
        const int rows = 4;
        for (var row = 0; row < rows; row++)
        {
            var nearness = (row + 1.0) / rows;
            var wave = Outline.Waves(random, 900 + (400 * nearness));
            var level = stage.Horizon + 10 + ((canvas.Height - stage.Horizon) * 0.6 * Math.Pow(row / (double)rows, 1.15));
            double Ground(double x) => level + (wave(x) * (16 + (30 * nearness)));
            var sketch = stage.Layer(0.2 + (0.62 * nearness));
            if (stage.Reading.AllowsTrees && row < rows - 1)
            {
                Firs(stage, sketch, random, Ground, nearness);
            }

            var snow = palette.Tone(Rgb.Of("#f5f8ff"), 0.45 + (0.55 * nearness));
            var shadow = palette.Tone(Rgb.Of("#a9bde6"), 0.5 + (0.5 * nearness));
            sketch.Path(Outline.Below(canvas, Ground, canvas.Height), sketch.Fade(level - 40, level + 60 + (200 * nearness), new Stop(0, snow.Mix(palette.Style(palette.Glow), 0.18)), new Stop(0.35, snow), new Stop(1, snow.Mix(shadow, 0.75))));
            stage.Footing = x => Math.Min(Ground(x) + ((canvas.Height - level) * 0.42), canvas.Height - 40);
        }
    }

    private static void Firs(Stage stage, Sketch sketch, SeededRandom random, Func<double, double> ground, double nearness)
    {
        var (canvas, palette) = (stage.Canvas, stage.Palette);
        var grouping = Outline.Waves(random, 460);
        var (needles, caps) = (new Markup(), new Markup());
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
    private static void Laden(Markup path, SeededRandom random, double x, double foot, double height)
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
