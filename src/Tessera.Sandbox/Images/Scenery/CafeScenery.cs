using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>A small shop from the street: warm windows under an awning, and their light on the pavement.</summary>
internal static class CafeScenery
{
    // The drawing is as wide as this and has its door on the right.
    private const double FrontWidth = 860;
    private const double FrontHeight = 490;

    public static void Draw(Scene scene)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        scene.Horizon = canvas.Height * 0.45;
        SceneryTemplate.Draw(scene, "sky");
        var random = scene.Random.Fork("cafe");
        var foot = canvas.Height * 0.79;
        Houses(scene, random, foot);
        var scale = Math.Min(canvas.Width / 1000, 1.1);
        var shop = new Shop(canvas.Width / 2, FrontWidth / 2 * scale, FrontHeight * scale, foot, DoorIsLeft: random.Chance(0.5));
        var ink = new TemplateColours(palette) { Conditions = scene.Prompt.AllowsPeople ? new HashSet<string> { "people" } : [] };
        var front = scene.Layer(0.5);
        SvgTemplate.Of("parts/cafe-front").DrawOn(front, (shop.Middle, foot), scale, ink, random, mirrored: shop.DoorIsLeft);
        // The sign shows a cup, never a word.
        SvgTemplate.Of("subjects/cup").DrawOn(front, (shop.Middle, foot - (424 * scale)), 0.44 * scale, new TemplateColours(palette).In(palette.Lamp.Lighter(0.4)), random);
        SvgTemplate.Of("parts/cafe-awning").DrawOn(scene.Layer(0.52, Motion.Bob(0, 1.5)), (shop.Middle, foot), scale, ink, random);
        Pavement(scene, random, shop);
        var tables = scene.Layer(0.6);
        foreach (var share in shop.DoorIsLeft ? new[] { 0.1, 0.72 } : [-0.72, -0.1])
        {
            SvgTemplate.Of("parts/cafe-table").DrawOn(tables, (shop.Middle + (share * shop.Half), foot + 34), 1, ink, random);
        }

        Lamps(scene, shop);
        scene.Footing = _ => foot + ((canvas.Height - foot) * 0.55);
        if (scene.Prompt.AllowsPeople && scene.Prompt.Subjects.All(subject => subject.Kind is "cup" or "umbrella"))
        {
            Passer(scene, foot);
        }
    }

    private static void Houses(Scene scene, SeededRandom random, double foot)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var sketch = scene.Layer(0.3);
        for (var x = Canvas.Left; x < canvas.Right;)
        {
            var (width, top) = (random.Between(230, 330), canvas.Height * random.Between(0.02, 0.14));
            var wall = palette.Tone(Rgb.Of(random.Pick<string>(["#9c6f5c", "#8b7f86", "#a88a6a", "#77808f"])).Darker(palette.IsDark ? 0.25 : 0), 0.8);
            sketch.Rect(x, top, width, foot - top, sketch.Fade(top, foot, new GradientStop(0, wall), new GradientStop(1, wall.Darker(0.3))));
            sketch.Rect(x - 6, top - 10, width + 12, 14, wall.Darker(0.3));
            for (var y = top + 46; y < foot - 120; y += 150)
            {
                for (var column = 0; column < 3; column++)
                {
                    var window = x + 30 + (column * (width - 60) / 2.6);
                    var shining = random.Chance(palette.IsDark ? 0.5 : 0.1);
                    sketch.Rect(window - 5, y - 5, 46, 82, wall.Lighter(0.14));
                    sketch.Rect(window, y, 36, 70, shining ? palette.Shining(palette.Lamp) : wall.Darker(0.45));
                    sketch.Rect(window + 16, y, 4, 70, wall.Lighter(0.1)).Rect(window, y + 26, 36, 4, wall.Lighter(0.1));
                }
            }

            x += width;
        }
    }

    private static void Pavement(Scene scene, SeededRandom random, Shop shop)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var sketch = scene.Layer(0.55);
        var stone = palette.Tone(Rgb.Of("#8b8790"));
        sketch.Rect(Canvas.Left, shop.Foot, canvas.Span, canvas.Height - shop.Foot + 5, sketch.Fade(shop.Foot, canvas.Height, new GradientStop(0, stone.Darker(0.12)), new GradientStop(1, stone.Darker(0.5))));
        var (lamp, wet) = (palette.Shining(Rgb.Of("#ffb95a")), scene.Prompt.Weather is Weather.Rain or Weather.Storm);
        var strength = palette.IsDark ? 1.0 : 0.4;
        sketch.Rect(Canvas.Left, shop.Foot, canvas.Span, canvas.Height - shop.Foot, sketch.Radial(shop.Middle, shop.Foot, shop.Half * 1.36, new GradientStop(0, lamp, 0.5 * strength), new GradientStop(1, lamp, 0)));
        var bay = shop.Half * 2 / 3;
        for (var i = 0; i < 3 && wet; i++)
        {
            var side = i == (shop.DoorIsLeft ? 0 : 2) ? 60 : 26;
            var (left, width) = (shop.Middle - shop.Half + (bay * i) + side, bay - (2 * side));
            sketch.Rect(left, shop.Foot + 4, width, canvas.Height - shop.Foot, sketch.Fade(shop.Foot, canvas.Height, new GradientStop(0, lamp, 0.5 * strength), new GradientStop(0.5, lamp, 0.2 * strength), new GradientStop(1, lamp, 0)));
        }

        var streaks = scene.Layer(0.55, Motion.Twinkle(0.6));
        for (var i = 0; i < (wet ? 90 : 30); i++)
        {
            // Wet stone mirrors the windows as broken upright streaks, and itself as flat ripples.
            var (x, y) = (random.Between(shop.Middle - shop.Half, shop.Middle + shop.Half), shop.Foot + 8 + (Math.Pow(random.Next(), 1.4) * (canvas.Height - shop.Foot)));
            Ripple(streaks, x, y, random.Between(20, 96), random.Between(3, 9), random.Chance(0.75) ? lamp : palette.Subject(palette.Accent), random.Between(0.12, 0.5) * strength * (wet ? 1 : 0.5));
        }
    }

    private static void Ripple(SvgFragment sketch, double x, double y, double width, double height, Rgb colour, double opacity)
    {
        var half = width / 2;
        var lens = new SvgMarkup().Add($"M{x - half} {y}Q{x} {y - height} {x + half} {y}Q{x} {y + (height * 0.6)} {x - half} {y}Z");
        sketch.Path(lens.ToString(), colour, opacity);
    }

    private static void Passer(Scene scene, double foot)
    {
        var random = scene.Random.Fork("passer");
        var sketch = scene.Layer(0.7);
        var wet = scene.Prompt.Weather is Weather.Rain or Weather.Storm;
        var (x, y) = (scene.SubjectX, foot + ((scene.Canvas.Height - foot) * 0.62));
        sketch.Ellipse(x, y + 2, 62, 9, Rgb.Black, 0.3);
        var ink = new TemplateColours(scene.Palette) { Conditions = wet ? new HashSet<string> { "umbrella" } : [] };
        SvgTemplate.Of("subjects/person").DrawOn(sketch, (x, y), 2.75, ink, random, mirrored: random.Chance(0.5));
    }

    private static void Lamps(Scene scene, Shop shop)
    {
        var palette = scene.Palette;
        if (palette.IsDark)
        {
            var glow = scene.Layer(0.5, Motion.Twinkle(0.1));
            glow.Glow(shop.Middle, shop.Foot - (shop.Height / 2), shop.Half * 1.44, palette.Shining(Rgb.Of("#ffb04d")), 0.3);
        }

        var lamps = scene.Layer(0.62);
        for (var side = -1; side <= 1; side += 2)
        {
            SvgTemplate.Of("parts/street-lamp").DrawOn(lamps, (shop.Middle + (side * (shop.Half + 52)), shop.Foot + 44), 4.6, new TemplateColours(palette), scene.Random);
        }
    }

    private sealed record Shop(double Middle, double Half, double Height, double Foot, bool DoorIsLeft);
}
