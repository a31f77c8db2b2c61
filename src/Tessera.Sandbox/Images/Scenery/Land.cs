using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Ground that several places share: rolling slopes, mist between them, grass in front.</summary>
internal static class Land
{
    /// <summary>Slopes from the horizon to the front, each nearer, darker and clearer; the last is stood on.</summary>
    public static void Slopes(Scene scene, SeededRandom random, double top, Rgb ground, int rows, bool trees, double roll = 1)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        ground = scene.Soil(ground);
        for (var row = 0; row < rows; row++)
        {
            var nearness = (row + 1.0) / rows;
            var wave = PathShapes.Waves(random, 1000 + (500 * nearness));
            var level = top + ((canvas.Height - top) * (0.06 + (0.62 * Math.Pow(row / (double)rows, 1.15))));
            var swing = (18 + (34 * nearness)) * roll;
            double Ground(double x) => level + (wave(x) * swing);
            var sketch = scene.Layer(0.25 + (0.6 * nearness * nearness));
            var colour = palette.Tone(ground.Darker(0.22 * nearness), 0.35 + (0.65 * nearness));
            if (trees && row < rows - 1)
            {
                var fir = palette.Tone(palette.Green.Darker(0.42), 0.3 + (0.6 * nearness));
                sketch.Path(Trees.FirRow(canvas, random, Ground, 46 + (64 * nearness), 15 + (16 * nearness), 0.75), fir);
            }

            var bottom = level + ((canvas.Height - level) * (row == rows - 1 ? 1 : 0.7));
            sketch.Path(
                PathShapes.Below(canvas, Ground, canvas.Height + 10),
                sketch.Fade(level - swing, bottom, new GradientStop(0, colour.Lighter(0.1).Mix(palette.Style(palette.Glow), 0.1)), new GradientStop(0.4, colour), new GradientStop(1, row == rows - 1 ? colour.Darker(0.35) : colour.Mix(palette.Tone(palette.Haze, 0), 0.3))));
            if (row == rows - 1)
            {
                scene.Footing = x => Ground(x) + ((canvas.Height - level) * 0.42);
                Tufts(scene, sketch, random, Ground, colour);
            }
        }
    }

    /// <summary>A band of mist that lies in front of what is there so far.</summary>
    public static void Mist(Scene scene, double y, double height, double opacity)
    {
        var haze = scene.Palette.Tone(scene.Palette.Haze, 0).Lighter(0.08);
        var sketch = scene.Layer(0.3, Motion.Drift(7));
        sketch.Rect(
            Canvas.Left - 200, y - height, scene.Canvas.Span + 400, height * 2,
            sketch.Fade(y - height, y + height, new GradientStop(0, haze, 0), new GradientStop(0.5, haze, opacity), new GradientStop(1, haze, 0)));
    }

    /// <summary>A piece of rock in the water, for what cannot float.</summary>
    public static void Islet(Scene scene, double x, double y, double half)
    {
        var palette = scene.Palette;
        var sketch = scene.Layer(0.55);
        var (rock, grass, wide) = (palette.Tone(palette.Stone.Darker(0.35)), palette.Tone(scene.Soil(palette.Green)), half * 1.5);
        var stone = new SvgMarkup().Add($"M{x - wide - 20} {y + 26}C{x - wide} {y - 8} {x - (wide * 0.5)} {y - 18} {x} {y - 18}C{x + (wide * 0.5)} {y - 18} {x + wide} {y - 6} {x + wide + 20} {y + 26}C{x + (wide * 0.5)} {y + 34} {x - (wide * 0.5)} {y + 34} {x - wide - 20} {y + 26}Z");
        sketch.Path(stone.ToString(), sketch.Fade(y - 18, y + 30, new GradientStop(0, rock.Lighter(0.1)), new GradientStop(1, rock.Darker(0.4))));
        var turf = new SvgMarkup().Add($"M{x - wide} {y + 6}C{x - (wide * 0.8)} {y - 16} {x - (wide * 0.4)} {y - 22} {x} {y - 22}C{x + (wide * 0.4)} {y - 22} {x + (wide * 0.8)} {y - 14} {x + wide} {y + 6}C{x + (wide * 0.6)} {y + 2} {x + (wide * 0.3)} {y + 12} {x} {y + 6}C{x - (wide * 0.3)} {y + 12} {x - (wide * 0.6)} {y + 2} {x - wide} {y + 6}Z");
        sketch.Path(turf.ToString(), sketch.Fade(y - 22, y + 10, new GradientStop(0, grass.Lighter(0.12)), new GradientStop(1, grass.Darker(0.25))));
        Water.Ripple(sketch, x, y + 30, wide * 2.3, 5, palette.SkyAt(0.8).Lighter(0.25), 0.5);
    }

    /// <summary>Blades of grass on a slope, denser towards the viewer.</summary>
    private static void Tufts(Scene scene, SvgFragment sketch, SeededRandom random, Func<double, double> ground, Rgb colour)
    {
        var (light, dark) = (new SvgMarkup(), new SvgMarkup());
        var depth = scene.Canvas.Height - scene.Horizon;
        for (var i = 0; i < 260; i++)
        {
            var (x, down) = (random.Between(Canvas.Left, scene.Canvas.Right), Math.Pow(random.Next(), 0.8));
            var y = ground(x) + 6 + (down * depth * 0.75);
            var size = 7 + (20 * down);
            (random.Chance(0.5) ? light : dark).Add($"M{x - (size * 0.16)} {y}q{size * random.Between(-0.3, 0.3)} {-size * 0.6} {size * random.Between(-0.5, 0.5)} {-size}q{size * 0.1} {size * 0.5} {size * 0.3} {size}z");
        }

        sketch.Path(light.ToString(), colour.Lighter(0.16), 0.7).Path(dark.ToString(), colour.Darker(0.25), 0.7);
    }
}
