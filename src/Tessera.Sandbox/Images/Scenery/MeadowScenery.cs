using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>A field in bloom that grows larger towards the viewer, with trees and hills behind.</summary>
internal static class MeadowScenery
{
    private static readonly string[][] Blooms =
    [
        ["#f25c54", "#f7b267", "#fff1d6"], ["#8f6ad0", "#b794e8", "#d9b8f2"], ["#ffd23f", "#fff3b0", "#f79d5c"], ["#f78fb3", "#fff0f5", "#c86dd7"], ["#ffffff", "#ffe8a3", "#9fd3ff"],
    ];

    public static void Draw(Scene scene)
    {
        SkyScenery.Draw(scene);
        var (canvas, random, palette) = (scene.Canvas, scene.Random.Fork("meadow"), scene.Palette);
        for (var ridge = 0; ridge < 2; ridge++)
        {
            var (wave, level, nearness) = (PathShapes.Waves(random, 760), scene.Horizon - 36 + (26 * ridge), 0.16 + (0.22 * ridge));
            var hill = scene.Layer(0.1 + (0.06 * ridge));
            hill.Path(PathShapes.Below(canvas, x => level + (wave(x) * 34), canvas.Height), palette.Tone(palette.Green.Mix(palette.Stone, 0.5 - (0.3 * ridge)), nearness));
        }

        if (scene.Prompt.AllowsTrees)
        {
            Copses(scene, random);
        }

        var field = scene.Layer(0.35);
        var roll = PathShapes.Waves(random, 1200);
        double Ground(double x) => scene.Horizon + 22 + (roll(x) * 12);
        var soil = scene.IsSnowy ? Rgb.Of("#eef3fb") : palette.Green;
        var grass = palette.Subject(soil).Mix(palette.Tone(soil), 0.5);
        field.Path(PathShapes.Below(canvas, Ground, canvas.Height), field.Fade(scene.Horizon, canvas.Height, new GradientStop(0, grass.Mix(palette.Style(palette.Glow), 0.32).Mix(palette.Tone(palette.Haze, 0), 0.25)), new GradientStop(0.3, grass), new GradientStop(1, grass.Darker(0.34))));
        var bloom = scene.Prompt.LandColour is { } colour
            ? [colour, colour.Lighter(0.3), colour.Darker(0.15), colour.Lighter(0.6)]
            : random.Pick(Blooms).Select(Rgb.Of).Append(palette.Accent).ToArray();
        for (var band = 0; band < 5 && !scene.IsSnowy; band++)
        {
            Flowers(scene, random, Ground, bloom, band / 5.0, (band + 1) / 5.0);
        }

        scene.Footing = x => Ground(x) + ((canvas.Height - scene.Horizon) * 0.56);
    }

    private static void Copses(Scene scene, SeededRandom random)
    {
        var palette = scene.Palette;
        var sketch = scene.Layer(0.24);
        var (crowns, trunks) = (new SvgMarkup(), new SvgMarkup());
        for (var group = 0; group < 5; group++)
        {
            var middle = random.Between(Canvas.Left, scene.Canvas.Right);
            for (var tree = 0; tree < 4; tree++)
            {
                var (x, size) = (middle + random.Between(-90, 90), random.Between(22, 50));
                trunks.Add($"M{x - 3} {scene.Horizon + 26}V{scene.Horizon - size}h6V{scene.Horizon + 26}Z");
                Trees.Crown(crowns, random, x, scene.Horizon + 8 - (size * 1.25), size);
            }
        }

        var green = palette.Tone(palette.Green.Darker(0.22), 0.55);
        sketch.Path(trunks.ToString(), palette.Tone(Rgb.Of("#5a4636"), 0.5));
        sketch.Path(crowns.ToString(), sketch.Fade(scene.Horizon - 110, scene.Horizon + 20, new GradientStop(0, green.Lighter(0.18)), new GradientStop(1, green.Darker(0.12))));
    }

    private static void Flowers(Scene scene, SeededRandom random, Func<double, double> ground, Rgb[] bloom, double from, double to)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var sketch = scene.Layer(0.38 + (0.6 * to * to));
        var (stems, shade) = (new SvgMarkup(), new SvgMarkup());
        var heads = bloom.Select(_ => new SvgMarkup()).ToArray();
        var deep = canvas.Height - scene.Horizon;
        var count = (int)((300 - (170 * to)) * canvas.Width / 1000);
        for (var i = 0; i < count; i++)
        {
            var down = Math.Pow(random.Between(from, to), 1.5);
            var (x, size) = (random.Between(Canvas.Left, canvas.Right), (2.2 + (15 * down)) * random.Between(0.7, 1.25));
            var y = ground(x) + 12 + (down * deep * 1.02);
            var lean = random.Between(-6, 6) * down;
            (random.Chance(0.5) ? stems : shade).Add($"M{x - (size * 0.14)} {y + (size * 3.4)}Q{x + lean} {y + (size * 1.5)} {x + lean} {y}Q{x + lean + (size * 0.2)} {y + (size * 1.5)} {x + (size * 0.14)} {y + (size * 3.4)}Z");
            Head(heads[Math.Min(random.Whole(bloom.Length + 2), bloom.Length - 1)], x + lean, y, size, down > 0.3);
        }

        var leaf = palette.Tone(palette.Green.Darker(0.1 + (0.2 * to)));
        sketch.Path(stems.ToString(), leaf.Lighter(0.1)).Path(shade.ToString(), leaf.Darker(0.25));
        for (var i = 0; i < heads.Length; i++)
        {
            sketch.Path(heads[i].ToString(), palette.Subject(bloom[i]), 0.95);
        }
    }

    private static void Head(SvgMarkup path, double x, double y, double size, bool detailed)
    {
        if (!detailed)
        {
            path.Add($"M{x - (size * 0.5)} {y}a{size * 0.5} {size * 0.42} 0 1 0 {size} 0a{size * 0.5} {size * 0.42} 0 1 0 {-size} 0z");
            return;
        }

        // A poppy seen from the side: three petals of a cup.
        path.Add($"M{x} {y + (size * 0.35)}C{x - (size * 0.75)} {y + (size * 0.3)} {x - (size * 0.75)} {y - (size * 0.35)} {x - (size * 0.42)} {y - (size * 0.45)}Q{x - (size * 0.2)} {y - (size * 0.2)} {x} {y - (size * 0.5)}Q{x + (size * 0.2)} {y - (size * 0.2)} {x + (size * 0.42)} {y - (size * 0.45)}C{x + (size * 0.75)} {y - (size * 0.35)} {x + (size * 0.75)} {y + (size * 0.3)} {x} {y + (size * 0.35)}Z");
    }
}
