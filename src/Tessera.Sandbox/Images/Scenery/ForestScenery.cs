using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>A clearing between rows of firs, the far ones dissolved in light.</summary>
internal static class ForestScenery
{
    public static void Draw(Scene scene)
    {
        SkyScenery.Draw(scene);
        var (canvas, random, palette) = (scene.Canvas, scene.Random.Fork("forest"), scene.Palette);
        var glow = scene.Layer(0.05);
        glow.Glow(scene.SunX, scene.Horizon, 620, palette.Style(palette.Glow), 0.5);
        var ground = scene.Soil(palette.Green.Darker(0.08));
        const int rows = 5;
        for (var row = 0; row < rows; row++)
        {
            var nearness = (row + 0.6) / rows;
            var wave = PathShapes.Waves(random, 800);
            var level = scene.Horizon + (canvas.Height * (-0.01 + (0.2 * Math.Pow(nearness, 1.5))));
            double Ground(double x) => level + (wave(x) * 16);
            var sketch = scene.Layer(0.12 + (0.5 * nearness));
            var colour = palette.Tone(palette.Green.Darker(0.32 + (0.3 * nearness)), 0.12 + (0.88 * nearness));
            var height = canvas.Height * (0.17 + (0.22 * nearness));
            if (scene.Prompt.AllowsTrees)
            {
                sketch.Path(Row(scene, random, Ground, height, nearness), sketch.Fade(level - height, level + 30, new GradientStop(0, colour), new GradientStop(0.6, colour), new GradientStop(1, colour.Mix(palette.Tone(palette.Haze, 0), 0.3 * (1 - nearness)))));
            }

            var soil = palette.Tone(ground, 0.3 + (0.7 * nearness));
            sketch.Path(PathShapes.Below(canvas, Ground, canvas.Height), sketch.Fade(level - 16, level + 190, new GradientStop(0, soil.Mix(palette.Style(palette.Glow), 0.18)), new GradientStop(1, soil.Darker(0.2))));
            if (row is 1 or 3)
            {
                Land.Mist(scene, level - 10, 90, 0.34);
            }
        }

        if (scene.Prompt.Weather is not (Weather.Rain or Weather.Storm) && !palette.IsNight)
        {
            Beams(scene, random);
        }

        Front(scene, random, ground);
    }

    // Firs stand close at both sides and leave the middle open for what the picture is about.
    private static string Row(Scene scene, SeededRandom random, Func<double, double> ground, double height, double nearness)
    {
        var path = new SvgMarkup();
        var clearing = 60 + (scene.Canvas.Width * 0.36 * Math.Pow(nearness, 1.2));
        var middle = (scene.Canvas.Width * 0.5) + ((scene.SubjectX - (scene.Canvas.Width * 0.5)) * 0.6);
        for (var x = Canvas.Left; x < scene.Canvas.Right; x += height * random.Between(0.13, 0.34))
        {
            if (nearness < 0.3 || Math.Abs(x - middle) > clearing * random.Between(0.8, 1.1))
            {
                Trees.Fir(path, random, x, ground(x) + 8, height * random.Between(0.68, 1.3));
            }
        }

        return path.ToString();
    }

    private static void Beams(Scene scene, SeededRandom random)
    {
        var sketch = scene.Layer(0.1, Motion.Twinkle(0.25));
        var light = scene.Palette.Style(scene.Palette.Sun);
        for (var i = 0; i < 5; i++)
        {
            var (from, to) = (scene.SunX + random.Between(-60, 60), scene.SunX + ((i - 2) * 190) + random.Between(-50, 50));
            var wide = random.Between(24, 70);
            var fill = sketch.Fade(scene.Horizon * 0.2, scene.Canvas.Height * 0.95, new GradientStop(0, light, 0), new GradientStop(0.3, light, 0.22), new GradientStop(1, light, 0));
            var beam = new SvgMarkup().Add($"M{from - 8} {scene.Horizon * 0.2}L{from + 8} {scene.Horizon * 0.2}L{to + wide} {scene.Canvas.Height * 0.95}L{to - wide} {scene.Canvas.Height * 0.95}Z");
            sketch.Path(beam.ToString(), fill);
        }
    }

    private static void Front(Scene scene, SeededRandom random, Rgb ground)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var wave = PathShapes.Waves(random, 700);
        var level = canvas.Height * 0.83;
        double Ground(double x) => level + (wave(x) * 16);
        var sketch = scene.Layer(0.85);
        var soil = palette.Tone(ground.Darker(0.2));
        sketch.Path(PathShapes.Below(canvas, Ground, canvas.Height), sketch.Fade(level - 20, canvas.Height, new GradientStop(0, soil), new GradientStop(1, soil.Darker(0.45))));
        var ferns = new SvgMarkup();
        for (var i = 0; i < 110; i++)
        {
            var (x, size) = (random.Between(Canvas.Left, canvas.Right), random.Between(14, 40));
            var y = Ground(x) + (Math.Pow(random.Next(), 0.7) * (canvas.Height - level)) + 10;
            for (var blade = -1; blade <= 1; blade++)
            {
                ferns.Add($"M{x - 2} {y}q{blade * size * 0.2} {-size * 0.7} {blade * size * 0.75} {-size * (1 - (0.25 * Math.Abs(blade)))}q{-blade * size * 0.25} {size * 0.5} {4 - (blade * size * 0.75)} {size * (1 - (0.25 * Math.Abs(blade)))}z");
            }
        }

        sketch.Path(ferns.ToString(), soil.Darker(0.22), 0.85);
        scene.Footing = x => Ground(x) + 62;
    }
}
