using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Rolling country: far blue ridges, green slopes, some trees.</summary>
internal static class HillScenery
{
    public static void Draw(Scene scene)
    {
        SkyScenery.Draw(scene);
        var (canvas, random, palette) = (scene.Canvas, scene.Random.Fork("hills"), scene.Palette);
        for (var ridge = 0; ridge < 3; ridge++)
        {
            var nearness = 0.1 + (0.14 * ridge);
            var crags = PathShapes.Waves(random, 700 - (90 * ridge));
            var level = scene.Horizon - 58 + (34 * ridge);
            var colour = palette.Tone(palette.Stone.Mix(palette.Green, 0.25 * ridge), nearness + 0.1);
            var sketch = scene.Layer(0.1 + (0.05 * ridge));
            sketch.Path(
                PathShapes.Below(canvas, x => level + (crags(x) * (46 - (8 * ridge))), canvas.Height),
                sketch.Fade(level - 60, level + 130, new GradientStop(0, colour), new GradientStop(1, colour.Mix(palette.Tone(palette.Haze, 0), 0.6))));
        }

        Land.Slopes(scene, random, scene.Horizon + 14, palette.Green, 4, scene.Prompt.AllowsTrees, roll: 1.25);
    }
}
