using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Deep space: nebulae, stars, a ringed planet, and a moon's ground to stand on.</summary>
internal static class SpaceScenery
{
    private static readonly string[][] Skies =
    [
        ["#070718", "#151040", "#c0397a", "#3f6fd8", "#f0a060"], ["#05101c", "#0b2a3f", "#1fa58f", "#5a5ad8", "#e8d27a"], ["#0e0618", "#2a0f3c", "#e05a4a", "#8a3fc8", "#6fc8e8"],
    ];

    public static void Draw(Scene scene)
    {
        var (canvas, random, palette) = (scene.Canvas, scene.Random.Fork("space"), scene.Palette);
        var tints = random.Pick(Skies).Select(hex => palette.Style(scene.Prompt.Colours.Count > 0 ? Rgb.Of(hex).Tinted(scene.Prompt.Colours[0], 0.5) : Rgb.Of(hex))).ToArray();
        var sky = scene.Layer(0);
        sky.Rect(Canvas.Left, 0, canvas.Span, canvas.Height, sky.Linear(0, 0, canvas.Width, canvas.Height, new GradientStop(0, tints[0]), new GradientStop(0.55, tints[1]), new GradientStop(1, tints[0])));
        Nebulae(scene, random, tints);
        for (var sheet = 0; sheet < 2; sheet++)
        {
            Stars(scene, random, sheet);
        }

        Planet(scene, random, (scene.SunX, canvas.Height * random.Between(0.26, 0.36)), random.Between(120, 175), (tints[2], tints[4]), ringed: random.Chance(0.65));
        Planet(scene, random, (scene.SubjectX + random.Between(-160, 160), canvas.Height * random.Between(0.12, 0.2)), random.Between(24, 42), (tints[3], tints[2]), ringed: false);
        var stands = scene.Prompt.Subjects.Any(subject => subject.Kind is not ("astronaut" or "rocket" or "planet" or "moon" or "ufo" or "whale" or "balloon"));
        if (stands || scene.Prompt.Subjects.Count == 0 || random.Chance(0.4))
        {
            Ground(scene, random, tints);
        }
        else
        {
            scene.Footing = _ => canvas.Height * 0.72;
        }
    }

    private static void Nebulae(Scene scene, SeededRandom random, Rgb[] tints)
    {
        var fragment = scene.Layer(0.03);
        var (x, y) = (Canvas.Left, scene.Canvas.Height * random.Between(0.7, 0.95));
        var rise = (scene.Canvas.Height * random.Between(0.1, 0.3)) - y;
        for (var i = 0; i < 34; i++)
        {
            // Clouds of light strung along a diagonal, as our own galaxy looks.
            var along = random.Next();
            var (centreX, centreY) = (x + (along * scene.Canvas.Span), y + (along * rise) + ((random.Next() + random.Next() - 1) * 330));
            fragment.Glow(centreX, centreY, random.Between(90, 330), tints[2 + random.Whole(3)], random.Between(0.07, 0.24));
        }
    }

    private static void Stars(Scene scene, SeededRandom random, int sheet)
    {
        var fragment = scene.Layer(0.03 + (0.04 * sheet), Motion.Twinkle(sheet * 0.5));
        for (var i = 0; i < 190 * scene.Canvas.Width / 1000; i++)
        {
            var (x, y, size) = (random.Between(Canvas.Left, scene.Canvas.Right), random.Between(0, scene.Canvas.Height), 0.6 + (Math.Pow(random.Next(), 7) * 3.4));
            fragment.Circle(x, y, size, Rgb.Of(random.Chance(0.25) ? "#ffe6c4" : "#eef4ff"), random.Between(0.35, 1));
            if (size > 2.4)
            {
                fragment.Glow(x, y, size * 7, Rgb.Of("#cfe0ff"), 0.5);
                var ray = new SvgMarkup().Add($"M{x - (size * 5)} {y}L{x} {y - 0.8}L{x + (size * 5)} {y}L{x} {y + 0.8}ZM{x} {y - (size * 5)}L{x + 0.8} {y}L{x} {y + (size * 5)}L{x - 0.8} {y}Z");
                fragment.Path(ray.ToString(), Rgb.White, 0.8);
            }
        }
    }

    private static void Planet(Scene scene, SeededRandom random, (double X, double Y) at, double radius, (Rgb Body, Rgb Band) tints, bool ringed)
    {
        var fragment = scene.Layer(0.08 + (radius / 1500));
        var ink = new TemplateColours(scene.Palette)
        {
            Colours = new Dictionary<string, Rgb> { ["main"] = tints.Body, ["band"] = tints.Band },
            Conditions = ringed ? [] : new HashSet<string> { "ringless" },
        };
        SvgTemplate.Of("subjects/planet").DrawOn(fragment, (at.X, at.Y + (radius * 50 / 46)), radius / 46, ink, random);
    }

    private static void Ground(Scene scene, SeededRandom random, Rgb[] tints)
    {
        var canvas = scene.Canvas;
        var wave = PathShapes.Waves(random, 700);
        var level = canvas.Height * 0.8;
        double Line(double x) => level + (Math.Pow((x - (canvas.Width / 2)) / canvas.Width, 2) * 120) + (wave(x) * 9);
        var fragment = scene.Layer(0.7);
        var dust = tints[1].Mix(Rgb.Of("#b9b4d0"), 0.5);
        fragment.Path(PathShapes.Below(canvas, Line, canvas.Height), fragment.Fade(level, canvas.Height, new GradientStop(0, dust), new GradientStop(0.2, dust.Darker(0.25)), new GradientStop(1, dust.Darker(0.7))));
        for (var i = 0; i < 22; i++)
        {
            var down = random.Next();
            var (x, size) = (random.Between(Canvas.Left, canvas.Right), 10 + (46 * down * random.Next()));
            var y = Line(x) + 24 + (down * (canvas.Height - level));
            fragment.Ellipse(x, y, size, size * 0.32, dust.Darker(0.5), 0.55).Ellipse(x, y + (size * 0.09), size * 0.92, size * 0.25, dust.Darker(0.3), 0.6);
        }

        scene.Footing = x => Line(x) + 70;
    }
}
