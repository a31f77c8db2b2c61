namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Two ranges, wooded foothills, and a slope to stand on.</summary>
internal static class MountainScenery
{
    public static void Draw(Scene scene)
    {
        SkyScenery.Draw(scene);
        var (canvas, random, palette) = (scene.Canvas, scene.Random.Fork("mountains"), scene.Palette);
        var foot = scene.Horizon + (canvas.Height * 0.06);
        Ranges.Draw(scene, scene.Layer(0.12), random, foot, canvas.Height * random.Between(0.28, 0.36), 0.22, snow: true);
        Ranges.Draw(scene, scene.Layer(0.22), random, foot + 30, canvas.Height * random.Between(0.2, 0.27), 0.55, snow: random.Chance(0.6));
        Land.Mist(scene, foot - 20, 120, 0.55);
        Land.Slopes(scene, random, foot, palette.Green, rows: 3, trees: scene.Prompt.AllowsTrees);
    }
}
