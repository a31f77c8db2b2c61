using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>Rolling country: far blue ridges, green slopes, some trees.</summary>
internal static class HillScenery
{
    public static void Draw(Stage stage)
    {
        SkyScenery.Draw(stage);
        var (canvas, random, palette) = (stage.Canvas, stage.Random.Fork("hills"), stage.Palette);
        for (var ridge = 0; ridge < 3; ridge++)
        {
            var nearness = 0.1 + (0.14 * ridge);
            var crags = Outline.Waves(random, 700 - (90 * ridge));
            var level = stage.Horizon - 58 + (34 * ridge);
            var colour = palette.Tone(palette.Stone.Mix(palette.Green, 0.25 * ridge), nearness + 0.1);
            var sketch = stage.Layer(0.1 + (0.05 * ridge));
            sketch.Path(
                Outline.Below(canvas, x => level + (crags(x) * (46 - (8 * ridge))), canvas.Height),
                sketch.Fade(level - 60, level + 130, new Stop(0, colour), new Stop(1, colour.Mix(palette.Tone(palette.Haze, 0), 0.6))));
        }

        Land.Slopes(stage, random, stage.Horizon + 14, palette.Green, 4, stage.Reading.AllowsTrees, roll: 1.25);
    }
}
