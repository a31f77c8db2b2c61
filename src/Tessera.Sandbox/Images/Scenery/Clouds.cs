using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Clouds as the hour and the weather make them: heaps by day, bands in low light, a ceiling in bad weather.</summary>
internal static class Clouds
{
    public static void Draw(Scene scene)
    {
        var weather = scene.Prompt.Weather;
        var random = scene.Random.Fork("clouds");
        if (weather is Weather.Rain or Weather.Storm or Weather.Snow)
        {
            Ceiling(scene, random, weather is Weather.Storm ? 4 : 3);
        }
        else if (scene.Palette.Hour is TimeOfDay.Day)
        {
            var count = weather is Weather.Clear ? 2 : weather is Weather.Cloudy || scene.Prompt.Has(Style.Anime) ? 8 : 4;
            Heaps(scene, random, count);
        }
        else if (weather is not Weather.Clear && !scene.Prompt.Has(Style.Minimalist))
        {
            Bands(scene, random, weather is Weather.Cloudy ? 16 : scene.Palette.IsNight ? 5 : 10);
        }
    }

    /// <summary>One heaped cloud standing on a flat, dissolving foot.</summary>
    public static void Heap(SvgFragment sketch, SeededRandom random, double x, double foot, double width, Rgb top, Rgb bottom)
    {
        var height = width * random.Between(0.26, 0.36);
        foreach (var (shift, share, light) in new[] { (0.06, 0.8, 0.35), (0.0, 1.0, 0.0) })
        {
            var path = new SvgMarkup();
            var puffs = 9;
            for (var i = 0; i < puffs; i++)
            {
                var along = (i + 0.5) / puffs;
                var swell = Math.Pow(Math.Sin(along * Math.PI), 0.7);
                var radius = height * share * (0.22 + (0.42 * swell)) * random.Between(0.75, 1.2);
                var centreX = x + ((along - 0.5 + shift) * width * share);
                Puff(path, centreX, foot - (radius * 0.5) - (swell * height * 0.38 * random.Between(0.5, 1)), radius);
                Puff(path, centreX, foot - (radius * 0.35), radius * 0.8);
            }

            var fill = sketch.Fade(
                foot - height, foot + (height * 0.12), new GradientStop(0, top.Mix(bottom, light)), new GradientStop(0.55, top.Mix(bottom, 0.35 + (light * 0.5))), new GradientStop(0.85, bottom, 0.85), new GradientStop(1, bottom, 0));
            sketch.Path(path.ToString(), fill, light > 0 ? 0.8 : 1);
        }
    }

    private static void Puff(SvgMarkup path, double x, double y, double radius) =>
        path.Add($"M{x - radius} {y}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0z");

    private static void Heaps(Scene scene, SeededRandom random, int count)
    {
        var palette = scene.Palette;
        var (far, near) = (scene.Layer(0.06, Motion.Drift(5)), scene.Layer(0.1, Motion.Drift(10)));
        for (var i = 0; i < count; i++)
        {
            var closeness = random.Next();
            var foot = scene.Horizon * (0.82 - (0.55 * closeness));
            var width = 130 + (330 * closeness * random.Between(0.7, 1.2));
            var x = Canvas.Left + (scene.Canvas.Span * (i + random.Between(0.1, 0.9)) / count);
            var bottom = palette.SkyAt(foot / scene.Horizon).Mix(palette.Tone(Rgb.Of("#9fb4cc")), 0.3);
            Heap(closeness > 0.5 ? near : far, random, x, foot, width, palette.Tone(Rgb.Of("#ffffff")), bottom);
        }
    }

    private static void Bands(Scene scene, SeededRandom random, int count)
    {
        var palette = scene.Palette;
        var sketch = scene.Layer(0.08, Motion.Drift(6));
        for (var i = 0; i < count; i++)
        {
            var height = Math.Pow(random.Next(), 0.7);
            var (y, x) = (scene.Horizon * (0.12 + (0.8 * height)), random.Between(Canvas.Left, scene.Canvas.Right));
            var width = random.Between(160, 520) * (1.15 - (0.5 * height));
            var nearSun = Math.Exp(-(Math.Abs(x - scene.SunX) + Math.Abs(y - scene.SunY)) / 420);
            var behind = palette.SkyAt(y / scene.Horizon);
            var colour = palette.IsNight
                ? behind.Mix(palette.Style(palette.Glow), 0.1 + (0.25 * nearSun))
                : palette.SkyAt((y / scene.Horizon) - 0.34).Mix(palette.Style(palette.Glow), 0.15 + (0.75 * nearSun));
            Band(sketch, random, (x, y), (width, width * random.Between(0.045, 0.085)), colour, random.Between(0.4, 0.8));
        }
    }

    private static void Band(
        SvgFragment sketch, SeededRandom random, (double X, double Y) at, (double Width, double Height) size, Rgb colour, double opacity)
    {
        var ((x, y), (width, height)) = (at, size);
        // A few lenses slid over each other read as a streak of cloud.
        for (var i = 0; i < 4; i++)
        {
            var (shift, half) = (random.Between(-0.3, 0.3) * width, width * random.Between(0.28, 0.5));
            var (top, lower) = (y + (random.Between(-1, 1) * height), height * random.Between(0.3, 0.8));
            var lens = new SvgMarkup().Add($"M{x + shift - half} {top}C{x + shift - (half * 0.4)} {top - lower * 1.6} {x + shift + (half * 0.3)} {top - lower * 1.3} {x + shift + half} {top}C{x + shift + (half * 0.4)} {top + lower * 0.7} {x + shift - (half * 0.5)} {top + lower * 0.6} {x + shift - half} {top}Z");
            sketch.Path(lens.ToString(), colour, opacity * random.Between(0.5, 0.9));
        }
    }

    private static void Ceiling(Scene scene, SeededRandom random, int rows)
    {
        var palette = scene.Palette;
        for (var row = 0; row < rows; row++)
        {
            var nearness = (row + 1.0) / rows;
            var sketch = scene.Layer(0.05 + (0.05 * row), Motion.Drift(6 + (5 * row)));
            var foot = scene.Horizon * (0.62 - (0.44 * nearness));
            var colour = palette.SkyAt(0.15 + (0.5 * (1 - nearness)));
            var path = new SvgMarkup().Add($"M{Canvas.Left - 200} -20L{Canvas.Left - 200} {foot}");
            for (var x = Canvas.Left - 200; x < scene.Canvas.Right + 100;)
            {
                var width = random.Between(60, 150) * (0.6 + (0.6 * nearness));
                path.Add($"q{width / 2} {width * random.Between(0.35, 0.75)} {width} {random.Between(-22, 22)}");
                x += width;
            }

            path.Add($"L{scene.Canvas.Right + 300} -20Z");
            var dark = colour.Darker(0.1 + (0.12 * nearness));
            sketch.Path(path.ToString(), sketch.Fade(0, foot + 70, new GradientStop(0, dark), new GradientStop(0.7, dark.Mix(colour, 0.35)), new GradientStop(1, colour.Lighter(0.1))), 0.92);
        }
    }
}
