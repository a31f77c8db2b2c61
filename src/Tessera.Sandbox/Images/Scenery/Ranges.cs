using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Mountain ranges: peaks with a lit and a shaded face, and snow where they are high.</summary>
internal static class Ranges
{
    /// <param name="scene">Light and colours.</param>
    /// <param name="sketch">Where to draw.</param>
    /// <param name="random">Their shapes.</param>
    /// <param name="foot">Where the range stands.</param>
    /// <param name="height">Its highest peak, about.</param>
    /// <param name="nearness">0 far to 1 near: how much haze lies before it.</param>
    /// <param name="snow">Whether its peaks are white.</param>
    public static void Draw(Scene scene, SvgFragment sketch, SeededRandom random, double foot, double height, double nearness, bool snow)
    {
        var spacing = height * random.Between(0.62, 0.8);
        var peaks = new List<(double X, double Height)>();
        for (var x = Canvas.Left - spacing; x < scene.Canvas.Right + spacing; x += spacing * random.Between(0.7, 1.3))
        {
            peaks.Add((x, height * (0.42 + (0.58 * random.Next()))));
        }

        // One clear summit orders the rest; a range of equals looks like a saw.
        var summit = Math.Clamp((int)(peaks.Count * random.Between(0.3, 0.7)), 0, peaks.Count - 1);
        peaks[summit] = (peaks[summit].X, height * 1.12);
        foreach (var (x, tall) in peaks.OrderByDescending(peak => peak.Height))
        {
            Peak(scene, sketch, random, (x, foot), tall, nearness, snow);
        }
    }

    private static void Peak(Scene scene, SvgFragment sketch, SeededRandom random, (double X, double Y) at, double height, double nearness, bool snow)
    {
        var (x, foot) = at;
        var palette = scene.Palette;
        var top = foot - height;
        var left = Edge(random, (x, top), (x - (height * random.Between(0.8, 1.1)), foot), height * 0.05);
        var right = Edge(random, (x, top), (x + (height * random.Between(0.8, 1.1)), foot), height * 0.05);
        var spine = Edge(random, (x, top), (x + (height * random.Between(-0.22, 0.22)), foot), height * 0.13);
        var lit = palette.Tone(palette.Stone.Lighter(0.16), nearness);
        var shaded = palette.Tone(palette.Stone.Darker(0.3), nearness).Mix(palette.SkyAt(0.2), 0.12);
        var haze = palette.Tone(palette.Haze, 0);
        var lightFromLeft = scene.SunX < x;
        var (bright, dim) = lightFromLeft ? (left, right) : (right, left);

        sketch.Path(Polygon(bright, spine), sketch.Fade(top, foot, new GradientStop(0, lit), new GradientStop(0.45, lit.Mix(haze, 0.22)), new GradientStop(1, haze)));
        sketch.Path(Polygon(dim, spine), sketch.Fade(top, foot, new GradientStop(0, shaded), new GradientStop(0.45, shaded.Mix(haze, 0.3)), new GradientStop(1, haze)));
        if (snow && height > 150)
        {
            var reach = random.Between(0.26, 0.4);
            Cap(sketch, random, bright, spine, reach, palette.Tone(Rgb.Of("#fdfeff"), 0.25 + (0.75 * nearness)).Lighter(0.12));
            Cap(sketch, random, dim, spine, reach, palette.Tone(Rgb.Of("#b7c6e4"), 0.2 + (0.7 * nearness)));
        }
    }

    private static void Cap(SvgFragment sketch, SeededRandom random, (double X, double Y)[] edge, (double X, double Y)[] spine, double reach, Rgb colour)
    {
        var count = Math.Max(3, (int)(edge.Length * reach));
        var rim = new List<(double X, double Y)>();
        var (from, to) = (edge[count], spine[Math.Max(2, (int)(count * random.Between(0.8, 1.25)))]);
        var teeth = 5;
        for (var i = 1; i < teeth; i++)
        {
            var along = i / (double)teeth;
            var depth = (edge[count].Y - edge[0].Y) * (i % 2 == 0 ? -0.2 : 0.22) * random.Between(0.5, 1.2);
            rim.Add((from.X + ((to.X - from.X) * along), from.Y + ((to.Y - from.Y) * along) + depth));
        }

        var points = edge.Take(count + 1).Concat(rim).Append(to).Concat(spine.TakeWhile(point => point.Y < to.Y).Reverse());
        sketch.Path(Joined(points), colour);
    }

    private static string Polygon((double X, double Y)[] edge, (double X, double Y)[] spine) => Joined(edge.Concat(spine.Reverse()));

    private static string Joined(IEnumerable<(double X, double Y)> points)
    {
        var path = new SvgMarkup();
        foreach (var (x, y) in points)
        {
            path.Add($"{(path.Text.Length == 0 ? "M" : "L")}{x} {y}");
        }

        return path.Add($"Z").ToString();
    }

    private static (double X, double Y)[] Edge(SeededRandom random, (double X, double Y) from, (double X, double Y) to, double roughness)
    {
        const int steps = 16;
        var crags = PathShapes.Crags(random, 0.34, 3, 0.6);
        var points = new (double X, double Y)[steps + 1];
        for (var i = 0; i <= steps; i++)
        {
            var along = i / (double)steps;
            // Steep near the summit and flatter at the foot, like the real thing.
            var across = Math.Pow(along, 1.22);
            points[i] = (from.X + ((to.X - from.X) * across) + (crags(along) * roughness * Math.Min(1, along * 4)), from.Y + ((to.Y - from.Y) * along));
        }

        return points;
    }
}
