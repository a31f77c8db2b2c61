namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>Two ranges, wooded foothills, and a slope to stand on.</summary>
internal static class MountainScenery
{
    public static void Draw(Stage stage)
    {
        SkyScenery.Draw(stage);
        var (canvas, random, palette) = (stage.Canvas, stage.Random.Fork("mountains"), stage.Palette);
        var foot = stage.Horizon + (canvas.Height * 0.06);
        Ranges.Draw(stage, stage.Layer(0.12), random, foot, canvas.Height * random.Between(0.28, 0.36), 0.22, snow: true);
        Ranges.Draw(stage, stage.Layer(0.22), random, foot + 30, canvas.Height * random.Between(0.2, 0.27), 0.55, snow: random.Chance(0.6));
        Land.Mist(stage, foot - 20, 120, 0.55);
        Land.Slopes(stage, random, foot, palette.Green, rows: 3, trees: stage.Reading.AllowsTrees);
    }
}
