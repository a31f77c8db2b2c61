using Tessera.Sandbox.Pictures.Art;
using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>A handful of houses on a slope, a path between them, hills behind.</summary>
internal static class VillageScenery
{
    private static readonly string[] Walls = ["#f1e3c6", "#e8c9a0", "#d98f6a", "#c9d3d8", "#f5f0e6", "#b86b54"];

    public static void Draw(Stage stage)
    {
        HillScenery.Draw(stage);
        var random = stage.Random.Fork("village");
        for (var row = 0; row < 3; row++)
        {
            var nearness = 0.4 + (0.3 * row);
            var sketch = stage.Layer(0.35 + (0.2 * row));
            var foot = stage.Horizon + ((stage.Canvas.Height - stage.Horizon) * (0.18 + (0.2 * row)));
            var count = 5 - row;
            for (var i = 0; i < count; i++)
            {
                var x = stage.Canvas.Width * (i + random.Between(0.2, 0.8)) / count;
                if (row < 2 || Math.Abs(x - stage.SubjectX) > 210)
                {
                    var ink = new Ink(stage.Palette, 0.45 + (0.55 * nearness)).In(Rgb.Of(random.Pick(Walls)));
                    var scale = (0.72 + (0.75 * nearness)) * random.Between(0.85, 1.15);
                    Artwork.Of("subjects/house").DrawOn(sketch, (x, foot + random.Between(-14, 14)), scale, ink, random, mirrored: random.Chance(0.5));
                }
            }
        }
    }
}
