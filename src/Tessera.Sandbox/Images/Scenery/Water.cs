using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Water that mirrors its sky: the path of light below the sun, and ripples that widen towards the viewer.</summary>
internal static class Water
{
    /// <summary>The surface from a shore line down.</summary>
    public static SvgFragment Surface(Scene scene, double shore, double bottom, Rgb deep)
    {
        var palette = scene.Palette;
        var sketch = scene.Layer(0.15);
        var (near, far) = (palette.Tone(deep, 0.95), palette.SkyAt(0.97).Mix(palette.Tone(deep, 0.7), 0.25));
        sketch.Rect(
            Canvas.Left, shore, scene.Canvas.Span, bottom - shore,
            sketch.Fade(shore, bottom, new GradientStop(0, far), new GradientStop(0.25, palette.SkyAt(0.6).Mix(near, 0.45)), new GradientStop(1, near.Mix(palette.SkyAt(0), 0.42))));
        return sketch;
    }

    /// <summary>Turns what stands on the shore upside down into the water.</summary>
    public static void Mirror(Scene scene, SvgFragment standing, double shore, double depth, double opacity)
    {
        var sketch = scene.Layer(depth);
        var flip = new SvgMarkup().Add($"""transform="translate(0 {shore * 2}) scale(1 -1)" opacity="{opacity}" """);
        sketch.Include(standing, flip.ToString());
    }

    /// <summary>Ripples of light and shade.</summary>
    public static void Ripples(Scene scene, double shore, double bottom, Rgb deep)
    {
        var (canvas, palette, random) = (scene.Canvas, scene.Palette, scene.Random.Fork("ripples"));
        var sketch = scene.Layer(0.32, Motion.Bob(14, 2));
        var (light, dark) = (palette.SkyAt(0.75).Lighter(0.12), palette.Tone(deep, 1).Darker(0.12));
        for (var i = 0; i < 120; i++)
        {
            var down = Math.Pow(random.Next(), 1.5);
            var (x, y) = (random.Between(Canvas.Left, canvas.Right), shore + 4 + (down * (bottom - shore)));
            Ripple(sketch, x, y, (26 + (190 * down)) * random.Between(0.5, 1.2), 1.2 + (9 * down), random.Chance(0.55) ? light : dark, 0.12 + (0.2 * random.Next()));
        }
    }

    /// <summary>The broken light below the sun or moon, in two sheets that sparkle in turn.</summary>
    public static void Glitter(Scene scene, double shore, double bottom)
    {
        if (scene.Prompt.Weather is Weather.Rain or Weather.Storm or Weather.Fog)
        {
            return;
        }

        var palette = scene.Palette;
        var colour = palette.Style(palette.Sun.Mix(palette.Glow, 0.25));
        for (var half = 0; half < 2; half++)
        {
            var random = scene.Random.Fork(half == 0 ? "glitter" : "more glitter");
            var sketch = scene.Layer(0.12, Motion.Twinkle(half * 0.5));
            if (half == 0)
            {
                sketch.Glow(scene.SunX, shore, 260, colour, 0.35);
            }

            for (var i = 0; i < 75; i++)
            {
                var down = Math.Pow(random.Next(), 1.35);
                var spread = 26 + (150 * down);
                var x = scene.SunX + ((random.Next() + random.Next() + random.Next() - 1.5) * spread * 1.3);
                Ripple(sketch, x, shore + 3 + (down * (bottom - shore)), (10 + (62 * down)) * random.Between(0.5, 1.3), 1.3 + (4.5 * down), colour, random.Between(0.35, 0.95) * (1 - (0.55 * down)));
            }
        }
    }

    public static void Ripple(SvgFragment sketch, double x, double y, double width, double height, Rgb colour, double opacity)
    {
        var half = width / 2;
        var lens = new SvgMarkup().Add($"M{x - half} {y}Q{x} {y - height} {x + half} {y}Q{x} {y + (height * 0.6)} {x - half} {y}Z");
        sketch.Path(lens.ToString(), colour, opacity);
    }
}
