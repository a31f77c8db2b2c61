using Tessera.Sandbox.Pictures.Art;
using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>A street in one-point perspective: facades with windows, lamps, and a road that shines when it is wet.</summary>
internal static class StreetScenery
{
    private static readonly string[] Facades = ["#c9785a", "#d9a066", "#8e9db0", "#b0646a", "#d8c29a", "#7f8f7a", "#a78bb0"];

    public static void Draw(Stage stage)
    {
        var canvas = stage.Canvas;
        stage.Horizon = canvas.Height * 0.6;
        stage.SunX = canvas.Width * 0.5;
        SkyScenery.Draw(stage);
        var random = stage.Random.Fork("street");
        var (centre, palette) = (canvas.Width * random.Between(0.46, 0.54), stage.Palette);
        var far = stage.Layer(0.1);
        far.Glow(centre, stage.Horizon, 420, palette.Style(palette.Glow), 0.6);
        var (walls, _) = Towers.Outline(new Towers.Row(canvas, stage.Horizon + 6, 150, 60, false), random);
        far.Path(walls, palette.Tone(palette.Stone.Darker(0.2), 0.25));
        Road(stage, centre);
        for (var side = -1; side <= 1; side += 2)
        {
            Houses(stage, random, centre, side);
        }

        Lamps(stage, centre);
        stage.Footing = _ => canvas.Height * 0.9;
    }

    // A point on one side of the street: 0 is at the viewer, 1 at the vanishing point.
    private static (double X, double Y) At(Stage stage, double centre, int side, double depth, double height)
    {
        var shrink = 1 / (1 + (depth * 9));
        var reach = stage.Canvas.Width * 0.62;
        return (centre + (side * reach * shrink), stage.Horizon + (((stage.Canvas.Height * 0.42) - height) * shrink));
    }

    private static void Quad(Markup path, params ReadOnlySpan<(double X, double Y)> corners)
    {
        path.Add($"M{corners[0].X} {corners[0].Y}L{corners[1].X} {corners[1].Y}L{corners[2].X} {corners[2].Y}L{corners[3].X} {corners[3].Y}Z");
    }

    private static void Houses(Stage stage, SeededRandom random, double centre, int side)
    {
        var palette = stage.Palette;
        double[] depths = [1.6, 0.95, 0.58, 0.34, 0.17, 0.05, -0.045];
        for (var house = 0; house < depths.Length - 1; house++)
        {
            var (back, front) = (depths[house], depths[house + 1]);
            var height = stage.Canvas.Height * random.Between(0.72, 1.15);
            var nearness = 1 / (1 + (front * 1.4));
            var sketch = stage.Layer(0.3 + (0.35 * nearness));
            var wall = palette.Tone(Rgb.Of(random.Pick(Facades)).Darker(palette.IsDark ? 0.3 : 0.05), 0.25 + (0.75 * nearness));
            var path = new Markup();
            Quad(path, At(stage, centre, side, back, 0), At(stage, centre, side, front, 0), At(stage, centre, side, front, height), At(stage, centre, side, back, height));
            var (top, foot) = (stage.Horizon - (height * 0.4), stage.Horizon + (stage.Canvas.Height * 0.4));
            sketch.Path(path.ToString(), sketch.Fade(top, foot, new Stop(0, wall.Darker(0.12)), new Stop(0.7, wall), new Stop(1, wall.Darker(0.25))));
            Windows(stage, sketch, random, centre, side, (back, front, height), wall);
        }
    }

    private static void Windows(Stage stage, Sketch sketch, SeededRandom random, double centre, int side, (double Back, double Front, double Height) house, Rgb wall)
    {
        var palette = stage.Palette;
        var (lit, dark, shop) = (new Markup(), new Markup(), new Markup());
        var columns = 3;
        var storey = stage.Canvas.Height * 0.165;
        var (nearScale, farScale) = (1 / (1 + (house.Front * 9)), 1 / (1 + (house.Back * 9)));
        double Depth(double along) => ((1 / (farScale + ((nearScale - farScale) * along))) - 1) / 9;
        for (var floor = 0; (floor + 1) * storey < house.Height; floor++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (from, to) = (Depth((column + 0.26) / columns), Depth((column + 0.74) / columns));
                var (low, high) = ((floor * storey) + (storey * (floor == 0 ? 0.12 : 0.26)), (floor * storey) + (storey * 0.8));
                var target = floor == 0 ? shop : random.Chance(palette.IsDark ? 0.45 : 0) ? lit : dark;
                Quad(target, At(stage, centre, side, from, low), At(stage, centre, side, to, low), At(stage, centre, side, to, high), At(stage, centre, side, from, high));
            }
        }

        sketch.Path(dark.ToString(), palette.IsDark ? wall.Darker(0.4) : wall.Mix(palette.SkyAt(0.3), 0.6), 0.9);
        sketch.Path(lit.ToString(), palette.Shining(palette.Lamp), 0.92);
        sketch.Path(shop.ToString(), palette.IsDark ? palette.Shining(palette.Lamp.Lighter(0.2)) : wall.Darker(0.5), palette.IsDark ? 0.95 : 0.75);
    }

    private static void Road(Stage stage, double centre)
    {
        var (canvas, palette) = (stage.Canvas, stage.Palette);
        var sketch = stage.Layer(0.35);
        var (top, bottom) = (stage.Horizon, canvas.Height);
        var asphalt = palette.Tone(Rgb.Of("#6d6f7a"));
        var wet = stage.Reading.Weather is Weather.Rain or Weather.Storm || stage.Reading.Has(Style.Cyberpunk);
        sketch.Rect(Canvas.Left, top, canvas.Span, bottom - top, sketch.Fade(top, bottom, new Stop(0, asphalt.Mix(palette.Tone(palette.Haze, 0), 0.7)), new Stop(0.35, asphalt), new Stop(1, asphalt.Darker(0.3))));
        var shine = wet ? 0.75 : palette.IsDark ? 0.35 : 0.2;
        var light = palette.Style(palette.IsDark ? palette.Lamp : palette.Glow);
        var beam = new Markup().Add($"M{centre - 20} {top}L{centre + 20} {top}L{centre + 190} {bottom}L{centre - 190} {bottom}Z");
        sketch.Path(beam.ToString(), sketch.Fade(top, bottom, new Stop(0, light, shine), new Stop(1, light, 0)));
        for (var i = 0; i < 7; i++)
        {
            var (near, far) = (1 / (1 + (i * 0.75)), 1 / (1 + ((i + 0.38) * 0.75)));
            var (y1, y2) = (top + ((bottom - top) * near), top + ((bottom - top) * far));
            var mark = new Markup().Add($"M{centre - (9 * near)} {y1}L{centre + (9 * near)} {y1}L{centre + (9 * far)} {y2}L{centre - (9 * far)} {y2}Z");
            sketch.Path(mark.ToString(), palette.Tone(Rgb.Of("#f4f0e2")), 0.6);
        }

        if (wet)
        {
            var random = stage.Random.Fork("puddles");
            for (var i = 0; i < 60; i++)
            {
                var down = Math.Pow(random.Next(), 0.8);
                var x = centre + ((random.Next() - 0.5) * canvas.Width * (0.2 + down));
                sketch.Rect(x, top + (down * (bottom - top)) - 40, 2 + (5 * down), 30 + (70 * down), random.Chance(0.6) ? light : palette.Style(palette.Accent), 0.1 + (0.2 * random.Next()), 3);
            }
        }
    }

    private static void Lamps(Stage stage, double centre)
    {
        var palette = stage.Palette;
        double[] depths = [1.0, 0.5, 0.22, 0.07];
        foreach (var depth in depths)
        {
            var sketch = stage.Layer(0.4 + (0.3 / (1 + depth)));
            var scale = 1 / (1 + (depth * 9));
            for (var side = -1; side <= 1; side += 2)
            {
                var (x, foot) = At(stage, centre, side, depth, 0);
                x -= side * 90 * scale;
                var ink = new Ink(palette, 0.4 + (0.6 * scale));
                Artwork.Of("parts/street-lamp").DrawOn(sketch, (x, foot), stage.Canvas.Height * 0.005 * scale, ink, stage.Random);
                if (palette.IsDark)
                {
                    sketch.Glow(x, foot, 130 * scale, palette.Shining(palette.Lamp), 0.35);
                }
            }
        }
    }
}
