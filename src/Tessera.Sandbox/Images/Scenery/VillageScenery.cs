using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>A handful of houses on a slope, a path between them, hills behind.</summary>
internal static class VillageScenery
{
    private static readonly string[] Walls = ["#f1e3c6", "#e8c9a0", "#d98f6a", "#c9d3d8", "#f5f0e6", "#b86b54"];

    public static void Draw(Scene scene)
    {
        HillScenery.Draw(scene);
        var random = scene.Random.Fork("village");
        for (var row = 0; row < 3; row++)
        {
            var nearness = 0.4 + (0.3 * row);
            var sketch = scene.Layer(0.35 + (0.2 * row));
            var foot = scene.Horizon + ((scene.Canvas.Height - scene.Horizon) * (0.18 + (0.2 * row)));
            var count = 5 - row;
            for (var i = 0; i < count; i++)
            {
                var x = scene.Canvas.Width * (i + random.Between(0.2, 0.8)) / count;
                if (row < 2 || Math.Abs(x - scene.SubjectX) > 210)
                {
                    var ink = new TemplateColours(scene.Palette, 0.45 + (0.55 * nearness)).In(Rgb.Of(random.Pick(Walls)));
                    var scale = (0.72 + (0.75 * nearness)) * random.Between(0.85, 1.15);
                    SvgTemplate.Of("subjects/house").DrawOn(sketch, (x, foot + random.Between(-14, 14)), scale, ink, random, mirrored: random.Chance(0.5));
                }
            }
        }
    }
}
