using Tessera.Media;
using Tessera.Sandbox.Painting;
using Tessera.Sandbox.Pictures;
using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Inputs;
using Tessera.Sandbox.Pictures.Scenery;

namespace Tessera.Sandbox.Films;

/// <summary>Turns a scene, or a caller's picture with a scene's foreground, into a film's layers.</summary>
internal static class FilmMaker
{
    private const double DepthStep = 0.2;

    public static Film Scene(SceneRequest request, FilmSize size, CancellationToken ct)
    {
        var canvas = Canvas.For(size.Width, size.Height);
        var stage = SceneComposer.Compose(request.Reading, canvas, request.Random, []);
        var margin = Margin(size, canvas);
        var layers = Layers(stage, request, size, margin, ct).Append(Corners(size, canvas)).ToList();
        var path = new FilmPath(stage.SubjectX < canvas.Width / 2 ? 1 : -1, Pans: true, Zoom: 1.05, (stage.SubjectX / canvas.Width, 0.6));
        return new Film(layers, size, canvas, margin, path);
    }

    /// <summary>Begins with exactly the caller's picture, and comes nearer while the prompt's light, style and weather set in.</summary>
    public static Film Of(Picture picture, SceneRequest request, FilmSize size, CancellationToken ct)
    {
        var canvas = Canvas.For(size.Width, size.Height);
        var stage = SceneComposer.ComposeForeground(request.Reading, canvas, request.Random, SeenColours.Of(picture));
        using var covering = picture.Cover(size.Width, size.Height);
        var layers = new List<FilmLayer> { new(Sheet.Of(Restyling.OnWhite(covering)), 0, Motion.Still) };
        if (request.Reading.Styles.Count > 0 || request.Reading.Hour is not null)
        {
            var graded = Restyling.Fill(picture, size.Width, size.Height, stage.Palette, request.Reading);
            layers.Add(new FilmLayer(Sheet.Of(Finisher.Picture(graded, request.Reading, stage.Palette, request.Random)), 0, Motion.Still) { FadesIn = true });
        }

        var margin = Margin(size, canvas);
        // The picture has no margin of its own: the camera only comes nearer, and the foreground stays with it.
        layers.AddRange(Layers(stage, request, size, 0, ct).Select(layer => layer with { FadesIn = true }));
        var random = request.Random.Fork("camera");
        return new Film(layers, size, canvas, 0, new FilmPath(1, Pans: false, Zoom: 1.14, (random.Between(0.35, 0.65), random.Between(0.35, 0.6))));
    }

    private static int Margin(FilmSize size, Canvas canvas) => (int)((Canvas.Margin - 4) * size.Width / canvas.Width);

    private static IEnumerable<FilmLayer> Layers(Stage stage, SceneRequest request, FilmSize size, int margin, CancellationToken ct)
    {
        var group = new List<SceneLayer>();
        foreach (var layer in stage.Layers.Where(layer => !layer.Sketch.IsEmpty))
        {
            if (group.Count > 0 && !Together(group[^1], layer))
            {
                yield return Rendered(group, stage.Canvas, request, size, margin);
                group.Clear();
            }

            ct.ThrowIfCancellationRequested();
            group.Add(layer);
        }

        if (group.Count > 0)
        {
            yield return Rendered(group, stage.Canvas, request, size, margin);
        }
    }

    // Neighbours that move alike share a sheet: fewer to paint, and a fifth of a difference in depth is not visible.
    private static bool Together(SceneLayer first, SceneLayer second) =>
        first.Motion == second.Motion && (int)(first.Depth / DepthStep) == (int)(second.Depth / DepthStep);

    private static FilmLayer Rendered(List<SceneLayer> group, Canvas canvas, SceneRequest request, FilmSize size, int margin)
    {
        var motion = group[0].Motion;
        var beyond = motion.Kind is MotionKind.Fall ? 0 : margin;
        var raster = PixelBuffer.OfSvg(SceneDocument.Of(group, canvas, size.Width, size.Height, beyond));
        raster = Finisher.Layer(raster, request.Reading, request.Random);
        return new FilmLayer(Sheet.Of(raster), group[0].Depth, motion);
    }

    private static FilmLayer Corners(FilmSize size, Canvas canvas)
    {
        var sketch = new Sketch("corners-");
        var (x, y) = (canvas.Width / 2, canvas.Height / 2);
        var dark = sketch.Radial(x, y, Math.Sqrt((x * x) + (y * y)), new Stop(0, Rgb.Black, 0), new Stop(0.45, Rgb.Black, 0), new Stop(0.7, Rgb.Black, 0.045), new Stop(0.85, Rgb.Black, 0.11), new Stop(1, Rgb.Black, 0.22));
        sketch.Rect(0, 0, canvas.Width, canvas.Height, dark);
        var raster = PixelBuffer.OfSvg(SceneDocument.Of([new SceneLayer(sketch, 0, Motion.Still)], canvas, size.Width, size.Height));
        // As a falling sheet that does not fall it needs no margin.
        return new FilmLayer(Sheet.Of(raster), 0, Motion.Fall(0, 0));
    }
}
