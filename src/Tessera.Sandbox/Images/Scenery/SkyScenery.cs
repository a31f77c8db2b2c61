using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>The sky behind everything: its gradient, stars, sun or moon, and clouds.</summary>
internal static class SkyScenery
{
    public static void Draw(Scene scene)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var sky = scene.Layer(0);
        sky.Rect(Canvas.Left, 0, canvas.Span, canvas.Height, sky.Fade(0, scene.Horizon + 20, palette.SkyStops()));
        var overcast = scene.Prompt.Weather is Weather.Rain or Weather.Storm or Weather.Snow or Weather.Fog;
        if (palette.IsNight && !overcast)
        {
            Stars(scene, scene.Random.Fork("stars"), 0);
            Stars(scene, scene.Random.Fork("more stars"), 0.5);
        }

        if (scene.Prompt.Weather is not (Weather.Rain or Weather.Storm))
        {
            Sun(scene, overcast);
        }

        Clouds.Draw(scene);
    }

    private static void Stars(Scene scene, SeededRandom random, double phase)
    {
        var sketch = scene.Layer(0.02, Motion.Twinkle(phase));
        var count = (int)(scene.Canvas.Span * scene.Horizon / 9000);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (random.Between(Canvas.Left, scene.Canvas.Right), Math.Pow(random.Next(), 1.3) * scene.Horizon);
            var size = 0.7 + (Math.Pow(random.Next(), 6) * 2.6);
            sketch.Circle(x, y, size, scene.Palette.Shining(Rgb.Of(random.Chance(0.2) ? "#ffe9c9" : "#eef3ff")), random.Between(0.35, 1) * (1 - (0.6 * y / scene.Horizon)));
            if (size > 2.3)
            {
                sketch.Glow(x, y, size * 6, Rgb.Of("#dfe8ff"), 0.35);
            }
        }
    }

    private static void Sun(Scene scene, bool veiled)
    {
        var palette = scene.Palette;
        var (x, y) = (scene.SunX, scene.SunY);
        var sketch = scene.Layer(0.04);
        var (glow, disc) = (palette.Style(palette.Glow), palette.Style(palette.Sun));
        var strength = veiled ? 0.3 : palette.Hour is TimeOfDay.Day or TimeOfDay.Night ? 0.5 : 0.75;
        sketch.Glow(x, y, palette.IsNight ? 330 : 620, glow, strength);
        if (veiled)
        {
            sketch.Circle(x, y, 52, disc, 0.35);
        }
        else if (palette.IsNight)
        {
            Moon(sketch, x, y, scene.Prompt.Has("moon") ? 105 : 58, disc, scene.Random.Fork("moon"));
        }
        else if (palette.Hour is TimeOfDay.Day)
        {
            sketch.Circle(x, y, 74, disc, 0.35).Circle(x, y, 54, disc);
        }
        else
        {
            var size = scene.Prompt.Has(Style.Cyberpunk) || scene.Prompt.Has(Style.Minimalist) ? 190 : 88;
            sketch.Circle(x, y, size * 1.22, disc, 0.25);
            sketch.Circle(x, y, size, sketch.Fade(y - size, y + size, new GradientStop(0, disc), new GradientStop(1, disc.Mix(glow, 0.55))));
        }
    }

    private static void Moon(SvgFragment sketch, double x, double y, double radius, Rgb disc, SeededRandom random)
    {
        sketch.Circle(x, y, radius * 1.35, disc, 0.1);
        var full = random.Chance(0.55);
        if (full)
        {
            sketch.Circle(x, y, radius, disc);
            for (var i = 0; i < 6; i++)
            {
                var (angle, reach) = (random.Between(0, Math.Tau), random.Between(0.1, 0.72) * radius);
                sketch.Circle(x + (Math.Cos(angle) * reach), y + (Math.Sin(angle) * reach), radius * random.Between(0.06, 0.2), disc.Darker(0.16), 0.4);
            }

            return;
        }

        var tilt = new SvgMarkup().Add($"M{x - (radius * 0.5)} {y - (radius * 0.87)}A{radius} {radius} 0 1 0 {x + (radius * 0.87)} {y + (radius * 0.5)}A{radius * 0.86} {radius * 0.86} 0 1 1 {x - (radius * 0.5)} {y - (radius * 0.87)}Z");
        sketch.Path(tilt.ToString(), disc);
    }
}
