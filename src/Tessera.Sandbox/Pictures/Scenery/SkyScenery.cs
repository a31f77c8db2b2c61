using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>The sky behind everything: its gradient, stars, sun or moon, and clouds.</summary>
internal static class SkyScenery
{
    public static void Draw(Stage stage)
    {
        var (canvas, palette) = (stage.Canvas, stage.Palette);
        var sky = stage.Layer(0);
        sky.Rect(Canvas.Left, 0, canvas.Span, canvas.Height, sky.Fade(0, stage.Horizon + 20, palette.SkyStops()));
        var overcast = stage.Reading.Weather is Weather.Rain or Weather.Storm or Weather.Snow or Weather.Fog;
        if (palette.IsNight && !overcast)
        {
            Stars(stage, stage.Random.Fork("stars"), 0);
            Stars(stage, stage.Random.Fork("more stars"), 0.5);
        }

        if (stage.Reading.Weather is not (Weather.Rain or Weather.Storm))
        {
            Sun(stage, overcast);
        }

        Clouds.Draw(stage);
    }

    private static void Stars(Stage stage, SeededRandom random, double phase)
    {
        var sketch = stage.Layer(0.02, Motion.Twinkle(phase));
        var count = (int)(stage.Canvas.Span * stage.Horizon / 9000);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (random.Between(Canvas.Left, stage.Canvas.Right), Math.Pow(random.Next(), 1.3) * stage.Horizon);
            var size = 0.7 + (Math.Pow(random.Next(), 6) * 2.6);
            sketch.Circle(x, y, size, stage.Palette.Shining(Rgb.Of(random.Chance(0.2) ? "#ffe9c9" : "#eef3ff")), random.Between(0.35, 1) * (1 - (0.6 * y / stage.Horizon)));
            if (size > 2.3)
            {
                sketch.Glow(x, y, size * 6, Rgb.Of("#dfe8ff"), 0.35);
            }
        }
    }

    private static void Sun(Stage stage, bool veiled)
    {
        var palette = stage.Palette;
        var (x, y) = (stage.SunX, stage.SunY);
        var sketch = stage.Layer(0.04);
        var (glow, disc) = (palette.Style(palette.Glow), palette.Style(palette.Sun));
        var strength = veiled ? 0.3 : palette.Hour is Hour.Day or Hour.Night ? 0.5 : 0.75;
        sketch.Glow(x, y, palette.IsNight ? 330 : 620, glow, strength);
        if (veiled)
        {
            sketch.Circle(x, y, 52, disc, 0.35);
        }
        else if (palette.IsNight)
        {
            Moon(sketch, x, y, stage.Reading.Has("moon") ? 105 : 58, disc, stage.Random.Fork("moon"));
        }
        else if (palette.Hour is Hour.Day)
        {
            sketch.Circle(x, y, 74, disc, 0.35).Circle(x, y, 54, disc);
        }
        else
        {
            var size = stage.Reading.Has(Style.Cyberpunk) || stage.Reading.Has(Style.Minimalist) ? 190 : 88;
            sketch.Circle(x, y, size * 1.22, disc, 0.25);
            sketch.Circle(x, y, size, sketch.Fade(y - size, y + size, new Stop(0, disc), new Stop(1, disc.Mix(glow, 0.55))));
        }
    }

    private static void Moon(Sketch sketch, double x, double y, double radius, Rgb disc, SeededRandom random)
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

        var tilt = new Markup().Add($"M{x - (radius * 0.5)} {y - (radius * 0.87)}A{radius} {radius} 0 1 0 {x + (radius * 0.87)} {y + (radius * 0.5)}A{radius * 0.86} {radius * 0.86} 0 1 1 {x - (radius * 0.5)} {y - (radius * 0.87)}Z");
        sketch.Path(tilt.ToString(), disc);
    }
}
