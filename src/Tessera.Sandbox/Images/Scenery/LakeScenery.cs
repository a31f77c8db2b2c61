using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>A lake before mountains and firs, mirroring both.</summary>
internal static class LakeScenery
{
    private static readonly Rgb Deep = Rgb.Of("#33647f");

    public static void Draw(Scene scene)
    {
        (scene.HasWater, scene.HasShore) = (true, true);
        SkyScenery.Draw(scene);
        var (canvas, random, palette) = (scene.Canvas, scene.Random.Fork("lake"), scene.Palette);
        var shore = scene.Horizon + 10;
        var far = scene.Layer(0.12);
        Ranges.Draw(scene, far, random, shore + 4, canvas.Height * random.Between(0.28, 0.36), 0.3, snow: true);
        var wood = scene.Layer(0.2);
        var wave = PathShapes.Waves(random, 600);
        double Bank(double x) => shore - 8 + (wave(x) * 7);
        for (var row = 0; row < 2; row++)
        {
            var nearness = 0.45 + (0.35 * row);
            var (colour, offset) = (palette.Tone(palette.Green.Darker(0.35), nearness), 14 - (14 * row));
            if (scene.Prompt.AllowsTrees)
            {
                wood.Path(Trees.FirRow(canvas, random, x => Bank(x) - offset, 70 - (10 * row), 15), colour);
            }

            wood.Path(PathShapes.Below(canvas, x => Bank(x) - offset, shore + 3), colour);
        }

        Water.Surface(scene, shore, canvas.Height, Deep);
        Water.Mirror(scene, far, shore, 0.12, 0.42);
        Water.Mirror(scene, wood, shore, 0.2, 0.5);
        Water.Glitter(scene, shore, canvas.Height);
        Water.Ripples(scene, shore, canvas.Height, Deep);
        Shallows(scene, random);
    }

    private static void Shallows(Scene scene, SeededRandom random)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var wave = PathShapes.Waves(random, 900);
        var fromLeft = scene.SubjectX < canvas.Width / 2;
        double Line(double x)
        {
            var inwards = (fromLeft ? x : canvas.Width - x) / canvas.Width;
            return canvas.Height - (canvas.Height * 0.15 * Math.Max(0, 1 - (inwards * 1.15))) + 8 + (wave(x) * 12) - 34;
        }

        var sketch = scene.Layer(0.85);
        var ground = palette.Tone(palette.Green.Darker(0.38));
        sketch.Path(PathShapes.Below(canvas, Line, canvas.Height), sketch.Fade(canvas.Height * 0.82, canvas.Height, new GradientStop(0, ground.Lighter(0.08)), new GradientStop(1, ground.Darker(0.3))));
        var reeds = new SvgMarkup();
        for (var i = 0; i < 150; i++)
        {
            var x = fromLeft ? Canvas.Left + (Math.Pow(random.Next(), 1.5) * canvas.Width * 0.8) : canvas.Right - (Math.Pow(random.Next(), 1.5) * canvas.Width * 0.8);
            var (size, lean) = (random.Between(20, 66), random.Between(-14, 14));
            reeds.Add($"M{x - 2} {Line(x) + 14}q{lean * 0.2} {-size * 0.6} {lean} {-size}q{-lean * 0.4} {size * 0.5} {4 - lean} {size}z");
        }

        sketch.Path(reeds.ToString(), ground.Darker(0.25));
        scene.Footing = x => Math.Min(Line(x) + 40, canvas.Height - 30);
    }
}
