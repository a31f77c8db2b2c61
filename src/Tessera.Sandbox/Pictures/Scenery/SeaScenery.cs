using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>The open sea, calm or in a storm; with a beach in front of it, if one is asked for.</summary>
internal static class SeaScenery
{
    private static readonly Rgb Deep = Rgb.Of("#2b6f94");
    private static readonly Rgb Lagoon = Rgb.Of("#35a5b5");

    public static void Draw(Stage stage, bool beach)
    {
        (stage.HasWater, stage.HasShore) = (true, beach);
        SkyScenery.Draw(stage);
        var (canvas, random) = (stage.Canvas, stage.Random.Fork("sea"));
        var (shore, deep) = (stage.Horizon, beach ? Lagoon : Deep);
        if (stage.Reading.Has(Place.Mountains) || (beach && random.Chance(0.7)))
        {
            Headland(stage, random, shore);
        }

        Water.Surface(stage, shore, canvas.Height, deep);
        Water.Glitter(stage, shore, canvas.Height);
        if (stage.Reading.Weather is Weather.Storm)
        {
            Swell(stage, random, shore, deep, 6, 46);
        }
        else
        {
            Water.Ripples(stage, shore, canvas.Height, deep);
            Swell(stage, random, shore + ((canvas.Height - shore) * 0.35), deep, 3, 13);
        }

        stage.Footing = _ => shore + ((canvas.Height - shore) * 0.42);
        if (beach)
        {
            Sand(stage, random);
        }
    }

    private static void Headland(Stage stage, SeededRandom random, double shore)
    {
        var side = stage.SunX < stage.Canvas.Width / 2 ? 1 : -1;
        var crags = Outline.Crags(random, 150, 5);
        var middle = (stage.Canvas.Width / 2) + (side * stage.Canvas.Width * 0.52);
        var sketch = stage.Layer(0.12);
        var colour = stage.Palette.Tone(stage.Palette.Stone.Mix(stage.Palette.Green, 0.4), 0.42);
        double Height(double x) => shore + 3 - (Math.Max(0, 1 - (Math.Abs(x - middle) / 430)) * (150 + (60 * crags(x))));
        sketch.Path(Outline.Below(stage.Canvas, Height, shore + 3), sketch.Fade(shore - 170, shore, new Stop(0, colour), new Stop(1, colour.Mix(stage.Palette.Tone(stage.Palette.Haze, 0), 0.45))));
    }

    /// <summary>Rows of waves with pointed crests and foam, each row larger than the one behind.</summary>
    private static void Swell(Stage stage, SeededRandom random, double top, Rgb deep, int rows, double size)
    {
        var (canvas, palette) = (stage.Canvas, stage.Palette);
        var foam = palette.Tone(Rgb.Of("#f4fbff")).Lighter(0.1);
        for (var row = 0; row < rows; row++)
        {
            var nearness = (row + 1.0) / rows;
            var sketch = stage.Layer(0.2 + (0.55 * nearness), Motion.Bob(16 + (20 * nearness), 4 + (8 * nearness)));
            var level = top + ((canvas.Height - top) * Math.Pow(row / (double)rows, 1.3));
            var (wave, length) = (Outline.Waves(random, 900), (120 + (300 * nearness)) * (0.8 + (size / 60)));
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
                Outline.Below(canvas, Line, canvas.Height + 20),
                sketch.Fade(level - size, level + 40 + (90 * nearness), new Stop(0, lit, 0.95), new Stop(0.5, colour, 0.9), new Stop(1, colour.Darker(0.12), rows > 3 ? 0.95 : 0.25)));
            double Crest(double x) => Math.Pow(1 - Math.Abs(Math.Sin(Math.PI * (x + phase) / length)), 2);
            sketch.Path(Foam(canvas, Line, x => Crest(x) * (rows > 3 ? 9 : 4) * nearness), foam, rows > 3 ? 0.75 : 0.4);
            if (rows > 3)
            {
                Spray(stage, sketch, random, Line, nearness, foam);
            }
        }
    }

    // Foam lies on the crests only: a line along the whole wave would look like wire.
    private static string Foam(Canvas canvas, Func<double, double> line, Func<double, double> thickness)
    {
        var (upper, lower) = (new Markup(), new List<(double X, double Y)>());
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

    private static void Spray(Stage stage, Sketch sketch, SeededRandom random, Func<double, double> line, double nearness, Rgb foam)
    {
        for (var i = 0; i < 60; i++)
        {
            var x = random.Between(Canvas.Left, stage.Canvas.Right);
            var y = line(x) + (Math.Pow(random.Next(), 2) * 40 * nearness) - 3;
            Water.Ripple(sketch, x, y, random.Between(10, 46) * nearness, random.Between(2, 6) * nearness, foam, random.Between(0.25, 0.75));
        }
    }

    private static void Sand(Stage stage, SeededRandom random)
    {
        var (canvas, palette) = (stage.Canvas, stage.Palette);
        var edge = stage.Horizon + ((canvas.Height - stage.Horizon) * 0.5);
        var slant = random.Between(-0.08, 0.08);
        var wave = Outline.Waves(random, 800);
        double Line(double x) => edge + ((x - (canvas.Width / 2)) * slant) + (wave(x) * 20);
        var sketch = stage.Layer(0.75);
        var sand = palette.Tone(Rgb.Of("#f0d9ab"));
        sketch.Path(Outline.Below(canvas, x => Line(x) - 26, canvas.Height), palette.Tone(Rgb.Of("#ffffff")), 0.45);
        sketch.Path(Outline.Below(canvas, x => Line(x) - 12 + (wave(x * 1.7) * 5), canvas.Height), palette.Tone(Rgb.Of("#ffffff")), 0.8);
        sketch.Path(Outline.Below(canvas, Line, canvas.Height), palette.Tone(Rgb.Of("#cfae7c")));
        sketch.Path(Outline.Below(canvas, x => Line(x) + 26 + (wave(x * 0.8) * 8), canvas.Height), sketch.Fade(edge, canvas.Height, new Stop(0, sand), new Stop(1, sand.Darker(0.14))));
        for (var i = 0; i < 140; i++)
        {
            var x = random.Between(Canvas.Left, canvas.Right);
            sketch.Ellipse(x, Line(x) + 50 + (random.Next() * (canvas.Height - edge)), random.Between(1, 4), random.Between(0.8, 2), sand.Darker(random.Between(0.08, 0.3)), 0.6);
        }

        stage.Footing = x => Line(x) + 150;
    }
}
