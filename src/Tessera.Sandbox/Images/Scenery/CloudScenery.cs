using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Subjects;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Above the clouds, with an island afloat for what cannot fly.</summary>
internal static class CloudScenery
{
    public static void Draw(Scene scene)
    {
        scene.Horizon = scene.Canvas.Height * 0.7;
        SkyScenery.Draw(scene);
        var (canvas, random, palette) = (scene.Canvas, scene.Random.Fork("above"), scene.Palette);
        var grounded = scene.Prompt.Subjects.Any(subject => !Subject.Of(subject.Kind).Flies);
        for (var row = 0; row < 5; row++)
        {
            var nearness = (row + 1) / 5.0;
            if (row == 3 && (grounded || scene.Prompt.Subjects.Count == 0))
            {
                Island(scene, random);
            }

            var sketch = scene.Layer(0.12 + (0.6 * nearness), Motion.Drift(6 + (16 * nearness)));
            var level = canvas.Height * (0.62 + (0.085 * row));
            var (top, bottom) = (palette.Tone(Rgb.White, 0.35 + (0.65 * nearness)).Mix(palette.Style(palette.Glow), 0.25), palette.SkyAt(0.35 + (0.3 * (1 - nearness))));
            for (var x = Canvas.Left - 100; x < canvas.Right + 100; x += (110 + (120 * nearness)) * random.Between(0.6, 1))
            {
                Clouds.Heap(sketch, random, x, level + (70 * nearness) + random.Between(-20, 20), (210 + (300 * nearness)) * random.Between(0.7, 1.2), top, bottom);
            }

            sketch.Rect(Canvas.Left - 200, level + (50 * nearness), canvas.Span + 400, canvas.Height, sketch.Fade(level + (40 * nearness), level + 150, new GradientStop(0, bottom, 0), new GradientStop(1, bottom, 0.9)));
        }
    }

    private static void Island(Scene scene, SeededRandom random)
    {
        var palette = scene.Palette;
        var (x, y, half) = (scene.SubjectX, scene.Canvas.Height * 0.66, 235.0);
        var sketch = scene.Layer(0.4, Motion.Bob(3, 7));
        var (rock, grass) = (palette.Tone(palette.Stone.Mix(Rgb.Of("#8a6a52"), 0.5)), palette.Tone(palette.Green));
        var under = new SvgMarkup().Add($"M{x - half} {y}");
        for (var i = 1; i < 12; i++)
        {
            var along = i / 12.0;
            var deep = Math.Pow(Math.Sin(along * Math.PI), 1.3) * 230 * random.Between(0.65, 1.1);
            under.Add($"L{x - half + (2 * half * along)} {y + deep}");
        }

        under.Add($"L{x + half} {y}Z");
        sketch.Path(under.ToString(), sketch.Linear(x - half, y, x + half, y + 90, new GradientStop(0, rock.Lighter(0.15)), new GradientStop(1, rock.Darker(0.45))));
        var top = new SvgMarkup().Add($"M{x - half - 8} {y + 4}C{x - (half * 0.6)} {y - 34} {x + (half * 0.5)} {y - 40} {x + half + 8} {y + 2}C{x + (half * 0.7)} {y + 34} {x + (half * 0.3)} {y + 18} {x} {y + 30}C{x - (half * 0.4)} {y + 40} {x - (half * 0.7)} {y + 18} {x - half - 8} {y + 4}Z");
        sketch.Path(top.ToString(), sketch.Fade(y - 34, y + 34, new GradientStop(0, grass.Lighter(0.18)), new GradientStop(1, grass.Darker(0.2))));
        scene.Footing = _ => y + 4;
        if (scene.Prompt.AllowsTrees && !scene.Prompt.Has("tree"))
        {
            var crown = new SvgMarkup();
            var side = random.Chance(0.5) ? 1 : -1;
            sketch.Rect(x + (side * 150) - 5, y - 60, 10, 66, palette.Tone(Rgb.Of("#6b4a35")));
            Trees.Crown(crown, random, x + (side * 150), y - 84, 46);
            sketch.Path(crown.ToString(), sketch.Fade(y - 140, y - 30, new GradientStop(0, grass.Lighter(0.15)), new GradientStop(1, grass.Darker(0.28))));
        }
    }
}
