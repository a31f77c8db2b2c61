using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Dunes with a bright and a dark side of a winding crest.</summary>
internal static class DesertScenery
{
    private static readonly Rgb Sand = Rgb.Of("#e6b577");

    public static void Draw(Scene scene)
    {
        SkyScenery.Draw(scene);
        var (canvas, random, palette) = (scene.Canvas, scene.Random.Fork("desert"), scene.Palette);
        var mesas = scene.Layer(0.08);
        var crags = PathShapes.Crags(random, 240, 3, 0.4);
        double Mesa(double x) => scene.Horizon + 6 - (Math.Clamp((crags(x) * 150) - 10, 0, 74) * 0.9);
        mesas.Path(PathShapes.Below(canvas, Mesa, scene.Horizon + 12, 6), palette.Tone(palette.Stone.Mix(Rgb.Of("#b06a4a"), 0.6), 0.28));
        const int rows = 4;
        for (var row = 0; row < rows; row++)
        {
            var nearness = (row + 1.0) / rows;
            var level = scene.Horizon + ((canvas.Height - scene.Horizon) * 0.66 * Math.Pow(row / (double)rows, 1.2));
            Row(scene, random, level, nearness);
        }
    }

    private static void Row(Scene scene, SeededRandom random, double level, double nearness)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var sketch = scene.Layer(0.15 + (0.65 * nearness));
        var (bright, dark) = (palette.Tone(Sand.Lighter(0.12), 0.3 + (0.7 * nearness)), palette.Tone(Rgb.Of("#a8663f"), 0.35 + (0.6 * nearness)));
        var wave = PathShapes.Waves(random, 1100);
        sketch.Path(PathShapes.Below(canvas, x => level + 20 + (wave(x) * 12), canvas.Height), sketch.Fade(level, level + 260, new GradientStop(0, bright), new GradientStop(1, bright.Mix(dark, 0.4))));
        var lightFromLeft = scene.SunX < canvas.Width / 2;
        for (var x = Canvas.Left + random.Between(-80, 120); x < canvas.Right + 200;)
        {
            var (wide, tall) = ((210 + (260 * nearness)) * random.Between(0.8, 1.3), (34 + (84 * nearness)) * random.Between(0.6, 1.15));
            Dune(sketch, x, level + 26, wide, tall, lightFromLeft ? 1 : -1, (bright, dark));
            x += wide * random.Between(0.95, 1.5);
        }

        scene.Footing = x => Math.Min(level + 26 + (wave(x) * 12) + ((canvas.Height - level) * 0.45), canvas.Height - 40);
    }

    private static void Dune(SvgFragment sketch, double x, double foot, double wide, double tall, int side, (Rgb Bright, Rgb Dark) colours)
    {
        var peak = (X: x + (side * wide * 0.08), Y: foot - tall);
        var (sunny, shady) = (x - (side * wide * 0.75), x + (side * wide * 0.7));
        var end = (X: x - (side * wide * 0.22), Y: foot + (tall * 0.62));
        var crest = new SvgMarkup().Add($"C{peak.X - (side * wide * 0.02)} {peak.Y + (tall * 0.4)} {peak.X + (side * wide * 0.14)} {foot - (tall * 0.1)} {end.X} {end.Y}");
        var lit = new SvgMarkup().Add($"M{sunny} {foot + 8}C{x - (side * wide * 0.4)} {foot - (tall * 0.05)} {peak.X - (side * wide * 0.12)} {peak.Y} {peak.X} {peak.Y}{crest.ToString()}Q{x - (side * wide * 0.5)} {foot + (tall * 0.3)} {sunny} {foot + 8}Z");
        var dim = new SvgMarkup().Add($"M{peak.X} {peak.Y}C{peak.X + (side * wide * 0.12)} {peak.Y + (tall * 0.1)} {x + (side * wide * 0.4)} {foot - (tall * 0.1)} {shady} {foot + 8}Q{x + (side * wide * 0.3)} {foot + (tall * 0.45)} {end.X} {end.Y}C{peak.X + (side * wide * 0.14)} {foot - (tall * 0.1)} {peak.X - (side * wide * 0.02)} {peak.Y + (tall * 0.4)} {peak.X} {peak.Y}Z");
        sketch.Path(lit.ToString(), sketch.Fade(peak.Y, foot + (tall * 0.6), new GradientStop(0, colours.Bright.Lighter(0.14)), new GradientStop(1, colours.Bright, 0.5)));
        sketch.Path(dim.ToString(), sketch.Fade(peak.Y, foot + (tall * 0.62), new GradientStop(0, colours.Dark), new GradientStop(0.6, colours.Dark.Mix(colours.Bright, 0.35)), new GradientStop(1, colours.Bright, 0.2)));
    }
}
