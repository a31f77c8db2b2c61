using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>The open sea, calm or in a storm; with a beach in front of it, if one is asked for.</summary>
internal static class SeaScenery
{
    private static readonly Rgb Deep = Rgb.Of("#2b6f94");
    private static readonly Rgb Lagoon = Rgb.Of("#35a5b5");

    public static void Draw(Scene scene, bool beach)
    {
        (scene.HasWater, scene.HasShore) = (true, beach);
        SkyScenery.Draw(scene);
        var (canvas, random) = (scene.Canvas, scene.Random.Fork("sea"));
        var (shore, deep) = (scene.Horizon, beach ? Lagoon : Deep);
        if (scene.Prompt.Has(Place.Mountains) || (beach && random.Chance(0.7)))
        {
            Headland(scene, random, shore);
        }

        Water.Surface(scene, shore, canvas.Height, deep);
        Water.Glitter(scene, shore, canvas.Height);
        if (scene.Prompt.Weather is Weather.Storm)
        {
            Swell(scene, random, shore, deep, 6, 46);
        }
        else
        {
            Water.Ripples(scene, shore, canvas.Height, deep);
            Swell(scene, random, shore + ((canvas.Height - shore) * 0.35), deep, 3, 13);
        }

        scene.Footing = _ => shore + ((canvas.Height - shore) * 0.42);
        if (beach)
        {
            Sand(scene, random);
        }
    }

    private static void Headland(Scene scene, SeededRandom random, double shore)
    {
        var side = scene.SunX < scene.Canvas.Width / 2 ? 1 : -1;
        var crags = PathShapes.Crags(random, 150, 5);
        var middle = (scene.Canvas.Width / 2) + (side * scene.Canvas.Width * 0.52);
        var sketch = scene.Layer(0.12);
        var colour = scene.Palette.Tone(scene.Palette.Stone.Mix(scene.Palette.Green, 0.4), 0.42);
        double Height(double x) => shore + 3 - (Math.Max(0, 1 - (Math.Abs(x - middle) / 430)) * (150 + (60 * crags(x))));
        sketch.Path(PathShapes.Below(scene.Canvas, Height, shore + 3), sketch.Fade(shore - 170, shore, new GradientStop(0, colour), new GradientStop(1, colour.Mix(scene.Palette.Tone(scene.Palette.Haze, 0), 0.45))));
    }

    /// <summary>Rows of waves with pointed crests and foam, each row larger than the one behind.</summary>
    private static void Swell(Scene scene, SeededRandom random, double top, Rgb deep, int rows, double size)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var foam = palette.Tone(Rgb.Of("#f4fbff")).Lighter(0.1);
        for (var row = 0; row < rows; row++)
        {
            var nearness = (row + 1.0) / rows;
            var sketch = scene.Layer(0.2 + (0.55 * nearness), Motion.Bob(16 + (20 * nearness), 4 + (8 * nearness)));
            var level = top + ((canvas.Height - top) * Math.Pow(row / (double)rows, 1.3));
            var (wave, length) = (PathShapes.Waves(random, 900), (120 + (300 * nearness)) * (0.8 + (size / 60)));
            var phase = random.Between(0, length);
            double Line(double x)
            {
                // The absolute sine has the sharp crest and round trough of water under wind.
                var crest = 1 - Math.Abs(Math.Sin(Math.PI * (x + phase) / length));
                return level - (Math.Pow(crest, 1.6) * size * (0.5 + nearness)) + (wave(x) * size * 0.5);
            }

            var colour = palette.Tone(deep.Darker(0.32 * nearness), 0.6 + (0.4 * nearness)).Mix(palette.SkyAt(0.1), 0.35);
            var lit = colour.Mix(palette.SkyAt(0.7), 0.32);
            sketch.Path(
                PathShapes.Below(canvas, Line, canvas.Height + 20),
                sketch.Fade(level - size, level + 40 + (90 * nearness), new GradientStop(0, lit, 0.95), new GradientStop(0.5, colour, 0.9), new GradientStop(1, colour.Darker(0.12), rows > 3 ? 0.95 : 0.25)));
            double Crest(double x) => Math.Pow(1 - Math.Abs(Math.Sin(Math.PI * (x + phase) / length)), 2);
            sketch.Path(Foam(canvas, Line, x => Crest(x) * (rows > 3 ? 9 : 4) * nearness), foam, rows > 3 ? 0.75 : 0.4);
            if (rows > 3)
            {
                Spray(scene, sketch, random, Line, nearness, foam);
            }
        }
    }

    // Foam lies on the crests only: a line along the whole wave would look like wire.
    private static string Foam(Canvas canvas, Func<double, double> line, Func<double, double> thickness)
    {
        var (upper, lower) = (new SvgMarkup(), new List<(double X, double Y)>());
        for (var x = Canvas.Left; x < canvas.Right; x += 8)
        {
            upper.Add($"{(x <= Canvas.Left ? "M" : "L")}{x} {line(x)}");
            lower.Add((x, line(x) + thickness(x)));
        }

        for (var i = lower.Count - 1; i >= 0; i--)
        {
            upper.Add($"L{lower[i].X} {lower[i].Y}");
        }

        return upper.Add($"Z").ToString();
    }

    private static void Spray(Scene scene, SvgFragment sketch, SeededRandom random, Func<double, double> line, double nearness, Rgb foam)
    {
        for (var i = 0; i < 60; i++)
        {
            var x = random.Between(Canvas.Left, scene.Canvas.Right);
            var y = line(x) + (Math.Pow(random.Next(), 2) * 40 * nearness) - 3;
            Water.Ripple(sketch, x, y, random.Between(10, 46) * nearness, random.Between(2, 6) * nearness, foam, random.Between(0.25, 0.75));
        }
    }

    private static void Sand(Scene scene, SeededRandom random)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var edge = scene.Horizon + ((canvas.Height - scene.Horizon) * 0.5);
        var slant = random.Between(-0.08, 0.08);
        var wave = PathShapes.Waves(random, 800);
        double Line(double x) => edge + ((x - (canvas.Width / 2)) * slant) + (wave(x) * 20);
        var sketch = scene.Layer(0.75);
        var sand = palette.Tone(Rgb.Of("#f0d9ab"));
        sketch.Path(PathShapes.Below(canvas, x => Line(x) - 26, canvas.Height), palette.Tone(Rgb.Of("#ffffff")), 0.45);
        sketch.Path(PathShapes.Below(canvas, x => Line(x) - 12 + (wave(x * 1.7) * 5), canvas.Height), palette.Tone(Rgb.Of("#ffffff")), 0.8);
        sketch.Path(PathShapes.Below(canvas, Line, canvas.Height), palette.Tone(Rgb.Of("#cfae7c")));
        sketch.Path(PathShapes.Below(canvas, x => Line(x) + 26 + (wave(x * 0.8) * 8), canvas.Height), sketch.Fade(edge, canvas.Height, new GradientStop(0, sand), new GradientStop(1, sand.Darker(0.14))));
        for (var i = 0; i < 140; i++)
        {
            var x = random.Between(Canvas.Left, canvas.Right);
            sketch.Ellipse(x, Line(x) + 50 + (random.Next() * (canvas.Height - edge)), random.Between(1, 4), random.Between(0.8, 2), sand.Darker(random.Between(0.08, 0.3)), 0.6);
        }

        scene.Footing = x => Line(x) + 150;
    }
}
