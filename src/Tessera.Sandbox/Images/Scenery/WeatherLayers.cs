using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>What falls or hangs in the air before the scene. Drawn once: a room has its weather outside the window.</summary>
internal static class WeatherLayers
{
    public static void Draw(Scene scene)
    {
        if (scene.WeatherIsDrawn)
        {
            return;
        }

        scene.WeatherIsDrawn = true;
        var random = scene.Random.Fork("weather");
        switch (scene.Prompt.Weather)
        {
            case Weather.Rain:
                Rain(scene, random, slant: 0.12);
                break;
            case Weather.Storm:
                Lightning(scene, random);
                Rain(scene, random, slant: 0.34);
                break;
            case Weather.Snow:
                Snow(scene, random);
                break;
            case Weather.Fog:
                Fog(scene, random);
                break;
        }

        if (scene.Prompt.Has(Mood.Magic))
        {
            Fireflies(scene, random);
        }
    }

    private static void Rain(Scene scene, SeededRandom random, double slant)
    {
        var colour = scene.Palette.SkyAt(0.85).Lighter(0.55);
        for (var sheet = 0; sheet < 2; sheet++)
        {
            var nearness = sheet;
            var tile = Tile(scene, Motion.Fall(-slant * (900 + (500 * sheet)), 900 + (500 * sheet)), 0.5 + (0.4 * nearness), out var canvas);
            var count = (int)((190 - (70 * sheet)) * canvas.Width * canvas.Height / 1_000_000);
            for (var i = 0; i < count; i++)
            {
                var (x, y, length) = (random.Between(0, canvas.Width), random.Between(0, canvas.Height), (24 + (34 * nearness)) * random.Between(0.6, 1.4));
                Repeat(canvas, x, y, length, (atX, atY) =>
                    tile.Line(new SvgMarkup().Add($"M{atX} {atY}l{-slant * length} {length}").ToString(), colour, 1 + (0.9 * nearness), 0.2 + (0.2 * nearness)));
            }
        }
    }

    private static void Snow(Scene scene, SeededRandom random)
    {
        for (var sheet = 0; sheet < 3; sheet++)
        {
            var tile = Tile(scene, Motion.Fall(12 - (10 * sheet), 50 + (46 * sheet)), 0.4 + (0.25 * sheet), out var canvas);
            var count = (int)((150 - (45 * sheet)) * canvas.Width * canvas.Height / 1_000_000);
            for (var i = 0; i < count; i++)
            {
                var (x, y, size) = (random.Between(0, canvas.Width), random.Between(0, canvas.Height), (1.4 + (1.8 * sheet)) * random.Between(0.6, 1.5));
                var opacity = random.Between(0.5, 0.95);
                Repeat(canvas, x, y, size * 2, (atX, atY) => tile.Circle(atX, atY, size, Rgb.White, opacity));
            }
        }
    }

    private static void Fog(Scene scene, SeededRandom random)
    {
        var haze = scene.Palette.Tone(scene.Palette.Haze, 0).Lighter(scene.Palette.IsDark ? 0.06 : 0.25);
        for (var bank = 0; bank < 3; bank++)
        {
            var sketch = scene.Layer(0.5 + (0.15 * bank), Motion.Drift(14 + (10 * bank)));
            var y = scene.Horizon + ((scene.Canvas.Height - scene.Horizon) * (0.1 + (0.3 * bank)));
            sketch.Rect(Canvas.Left - 300, y - 190, scene.Canvas.Span + 600, 380, sketch.Fade(y - 190, y + 190, new GradientStop(0, haze, 0), new GradientStop(0.5, haze, 0.28), new GradientStop(1, haze, 0)));
            for (var i = 0; i < 7; i++)
            {
                var (x, at, wide) = (random.Between(Canvas.Left, scene.Canvas.Right), y + random.Between(-90, 90), random.Between(180, 420));
                sketch.Add($"""<g transform="translate({x} {at}) scale(1 0.26)">""");
                sketch.Glow(0, 0, wide, haze, 0.36);
                sketch.End();
            }
        }
    }

    private static void Lightning(Scene scene, SeededRandom random)
    {
        var sketch = scene.Layer(0.08, Motion.Twinkle(0.5));
        var x = scene.SubjectX < scene.Canvas.Width / 2 ? scene.Canvas.Width * random.Between(0.66, 0.82) : scene.Canvas.Width * random.Between(0.18, 0.34);
        var (y, end) = (scene.Canvas.Height * 0.16, scene.Horizon);
        var light = Rgb.Of("#eef0ff");
        sketch.Glow(x, y + 60, 420, light, 0.5);
        var (bolt, twigs) = (new SvgMarkup().Add($"M{x} {y}"), new SvgMarkup());
        while (y < end)
        {
            x += random.Between(-42, 42);
            y += random.Between(22, 52);
            bolt.Add($"L{x} {Math.Min(y, end)}");
            if (random.Chance(0.4))
            {
                twigs.Add($"M{x} {y}l{random.Between(-60, 60)} {random.Between(30, 60)}l{random.Between(-30, 30)} {random.Between(20, 44)}");
            }
        }

        sketch.Line(bolt.ToString(), Rgb.Of("#a9b4ff"), 12, 0.3).Line(bolt.ToString(), light, 4).Line(twigs.ToString(), light, 1.8, 0.75);
    }

    private static void Fireflies(Scene scene, SeededRandom random)
    {
        for (var half = 0; half < 2; half++)
        {
            var sketch = scene.Layer(0.7, Motion.Twinkle(half * 0.5));
            for (var i = 0; i < 22; i++)
            {
                var (x, y) = (random.Between(0, scene.Canvas.Width), scene.Canvas.Height * random.Between(0.35, 0.95));
                sketch.Glow(x, y, random.Between(9, 24), Rgb.Of("#fff1a8"), 0.85).Circle(x, y, random.Between(1.2, 2.6), Rgb.Of("#fffbe0"));
            }
        }
    }

    private static SvgFragment Tile(Scene scene, Motion motion, double depth, out Canvas canvas)
    {
        canvas = scene.Canvas;
        return scene.Layer(depth, motion);
    }

    // What crosses an edge of a falling sheet is drawn at the other edge as well, so that it repeats without a seam.
    private static void Repeat(Canvas canvas, double x, double y, double reach, Action<double, double> draw)
    {
        draw(x, y);
        if (y + reach > canvas.Height)
        {
            draw(x, y - canvas.Height);
        }

        if (x - reach < 0)
        {
            draw(x + canvas.Width, y);
        }
    }
}
