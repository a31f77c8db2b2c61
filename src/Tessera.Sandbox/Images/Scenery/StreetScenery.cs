using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>A street in one-point perspective: facades with windows, lamps, and a road that shines when it is wet.</summary>
internal static class StreetScenery
{
    private static readonly string[] Facades = ["#c9785a", "#d9a066", "#8e9db0", "#b0646a", "#d8c29a", "#7f8f7a", "#a78bb0"];

    public static void Draw(Scene scene)
    {
        var canvas = scene.Canvas;
        scene.Horizon = canvas.Height * 0.6;
        scene.SunX = canvas.Width * 0.5;
        SceneryTemplate.Draw(scene, "sky");
        var random = scene.Random.Fork("street");
        var (centre, palette) = (canvas.Width * random.Between(0.46, 0.54), scene.Palette);
        var far = scene.Layer(0.1);
        far.Glow(centre, scene.Horizon, 420, palette.Style(palette.Glow), 0.6);
        var (walls, _) = Towers.Outline(new Towers.Row(canvas, scene.Horizon + 6, 150, 60, false), random);
        far.Path(walls, palette.Tone(palette.Stone.Darker(0.2), 0.25));
        Road(scene, centre);
        for (var side = -1; side <= 1; side += 2)
        {
            Houses(scene, random, centre, side);
        }

        Lamps(scene, centre);
        scene.Footing = _ => canvas.Height * 0.9;
    }

    // A point on one side of the street: 0 is at the viewer, 1 at the vanishing point.
    private static (double X, double Y) At(Scene scene, double centre, int side, double depth, double height)
    {
        var shrink = 1 / (1 + (depth * 9));
        var reach = scene.Canvas.Width * 0.62;
        return (centre + (side * reach * shrink), scene.Horizon + (((scene.Canvas.Height * 0.42) - height) * shrink));
    }

    private static void Quad(SvgMarkup path, params ReadOnlySpan<(double X, double Y)> corners)
    {
        path.Add($"M{corners[0].X} {corners[0].Y}L{corners[1].X} {corners[1].Y}L{corners[2].X} {corners[2].Y}L{corners[3].X} {corners[3].Y}Z");
    }

    private static void Houses(Scene scene, SeededRandom random, double centre, int side)
    {
        var palette = scene.Palette;
        double[] depths = [1.6, 0.95, 0.58, 0.34, 0.17, 0.05, -0.045];
        for (var house = 0; house < depths.Length - 1; house++)
        {
            var (back, front) = (depths[house], depths[house + 1]);
            var height = scene.Canvas.Height * random.Between(0.72, 1.15);
            var nearness = 1 / (1 + (front * 1.4));
            var fragment = scene.Layer(0.3 + (0.35 * nearness));
            var wall = palette.Tone(Rgb.Of(random.Pick(Facades)).Darker(palette.IsDark ? 0.3 : 0.05), 0.25 + (0.75 * nearness));
            var path = new SvgMarkup();
            Quad(path, At(scene, centre, side, back, 0), At(scene, centre, side, front, 0), At(scene, centre, side, front, height), At(scene, centre, side, back, height));
            var (top, foot) = (scene.Horizon - (height * 0.4), scene.Horizon + (scene.Canvas.Height * 0.4));
            fragment.Path(path.ToString(), fragment.Fade(top, foot, new GradientStop(0, wall.Darker(0.12)), new GradientStop(0.7, wall), new GradientStop(1, wall.Darker(0.25))));
            Windows(scene, fragment, random, centre, side, (back, front, height), wall);
        }
    }

    private static void Windows(Scene scene, SvgFragment fragment, SeededRandom random, double centre, int side, (double Back, double Front, double Height) house, Rgb wall)
    {
        var palette = scene.Palette;
        var (lit, dark, shop) = (new SvgMarkup(), new SvgMarkup(), new SvgMarkup());
        var columns = 3;
        var storey = scene.Canvas.Height * 0.165;
        var (nearScale, farScale) = (1 / (1 + (house.Front * 9)), 1 / (1 + (house.Back * 9)));
        double Depth(double along) => ((1 / (farScale + ((nearScale - farScale) * along))) - 1) / 9;
        for (var floor = 0; (floor + 1) * storey < house.Height; floor++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (from, to) = (Depth((column + 0.26) / columns), Depth((column + 0.74) / columns));
                var (low, high) = ((floor * storey) + (storey * (floor == 0 ? 0.12 : 0.26)), (floor * storey) + (storey * 0.8));
                var target = floor == 0 ? shop : random.Chance(palette.IsDark ? 0.45 : 0) ? lit : dark;
                Quad(target, At(scene, centre, side, from, low), At(scene, centre, side, to, low), At(scene, centre, side, to, high), At(scene, centre, side, from, high));
            }
        }

        fragment.Path(dark.ToString(), palette.IsDark ? wall.Darker(0.4) : wall.Mix(palette.SkyAt(0.3), 0.6), 0.9);
        fragment.Path(lit.ToString(), palette.Shining(palette.Lamp), 0.92);
        fragment.Path(shop.ToString(), palette.IsDark ? palette.Shining(palette.Lamp.Lighter(0.2)) : wall.Darker(0.5), palette.IsDark ? 0.95 : 0.75);
    }

    private static void Road(Scene scene, double centre)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var fragment = scene.Layer(0.35);
        var (top, bottom) = (scene.Horizon, canvas.Height);
        var asphalt = palette.Tone(Rgb.Of("#6d6f7a"));
        var wet = scene.Prompt.Weather is Weather.Rain or Weather.Storm || scene.Prompt.Has(Style.Cyberpunk);
        fragment.Rect(Canvas.Left, top, canvas.Span, bottom - top, fragment.Fade(top, bottom, new GradientStop(0, asphalt.Mix(palette.Tone(palette.Haze, 0), 0.7)), new GradientStop(0.35, asphalt), new GradientStop(1, asphalt.Darker(0.3))));
        var shine = wet ? 0.75 : palette.IsDark ? 0.35 : 0.2;
        var light = palette.Style(palette.IsDark ? palette.Lamp : palette.Glow);
        var beam = new SvgMarkup().Add($"M{centre - 20} {top}L{centre + 20} {top}L{centre + 190} {bottom}L{centre - 190} {bottom}Z");
        fragment.Path(beam.ToString(), fragment.Fade(top, bottom, new GradientStop(0, light, shine), new GradientStop(1, light, 0)));
        for (var i = 0; i < 7; i++)
        {
            var (near, far) = (1 / (1 + (i * 0.75)), 1 / (1 + ((i + 0.38) * 0.75)));
            var (y1, y2) = (top + ((bottom - top) * near), top + ((bottom - top) * far));
            var mark = new SvgMarkup().Add($"M{centre - (9 * near)} {y1}L{centre + (9 * near)} {y1}L{centre + (9 * far)} {y2}L{centre - (9 * far)} {y2}Z");
            fragment.Path(mark.ToString(), palette.Tone(Rgb.Of("#f4f0e2")), 0.6);
        }

        if (wet)
        {
            var random = scene.Random.Fork("puddles");
            for (var i = 0; i < 60; i++)
            {
                var down = Math.Pow(random.Next(), 0.8);
                var x = centre + ((random.Next() - 0.5) * canvas.Width * (0.2 + down));
                fragment.Rect(x, top + (down * (bottom - top)) - 40, 2 + (5 * down), 30 + (70 * down), random.Chance(0.6) ? light : palette.Style(palette.Accent), 0.1 + (0.2 * random.Next()), 3);
            }
        }
    }

    private static void Lamps(Scene scene, double centre)
    {
        var palette = scene.Palette;
        double[] depths = [1.0, 0.5, 0.22, 0.07];
        foreach (var depth in depths)
        {
            var fragment = scene.Layer(0.4 + (0.3 / (1 + depth)));
            var scale = 1 / (1 + (depth * 9));
            for (var side = -1; side <= 1; side += 2)
            {
                var (x, foot) = At(scene, centre, side, depth, 0);
                x -= side * 90 * scale;
                var ink = new TemplateColours(palette, 0.4 + (0.6 * scale));
                SvgTemplate.Of("parts/street-lamp").DrawOn(fragment, (x, foot), scene.Canvas.Height * 0.005 * scale, ink, scene.Random);
                if (palette.IsDark)
                {
                    fragment.Glow(x, foot, 130 * scale, palette.Shining(palette.Lamp), 0.35);
                }
            }
        }
    }
}
