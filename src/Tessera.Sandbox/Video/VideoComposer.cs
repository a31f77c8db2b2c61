using Tessera.Media;
using Tessera.Sandbox.Images;
using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Inputs;
using Tessera.Sandbox.Images.Scenery;
using Tessera.Sandbox.Painting;

namespace Tessera.Sandbox.Video;

/// <summary>Turns a scene, or a caller's picture with a scene's foreground, into a film's layers.</summary>
internal static class VideoComposer
{
    private const double DepthStep = 0.2;

    public static LayeredVideo Scene(SceneRequest request, VideoSize size, CancellationToken ct)
    {
        var canvas = Canvas.For(size.Width, size.Height);
        var scene = SceneComposer.Compose(request.Prompt, canvas, request.Random, []);
        var margin = Margin(size, canvas);
        var layers = Layers(scene, request, size, margin, ct).Append(Corners(size, canvas)).ToList();
        var path = new CameraPath(scene.SubjectX < canvas.Width / 2 ? 1 : -1, Pans: true, Zoom: 1.05, (scene.SubjectX / canvas.Width, 0.6));
        return new LayeredVideo(layers, size, canvas, margin, path);
    }

    /// <summary>Begins with exactly the caller's picture, and comes nearer while the prompt's light, style and weather set in.</summary>
    public static LayeredVideo Of(Picture picture, SceneRequest request, VideoSize size, CancellationToken ct)
    {
        var canvas = Canvas.For(size.Width, size.Height);
        var scene = SceneComposer.ComposeForeground(request.Prompt, canvas, request.Random, DominantColours.Of(picture));
        using var covering = picture.Cover(size.Width, size.Height);
        var layers = new List<VideoLayer> { new(PremultipliedLayer.Of(Restyling.OnWhite(covering)), 0, Motion.Still) };
        if (request.Prompt.Styles.Count > 0 || request.Prompt.Hour is not null)
        {
            var graded = Restyling.Fill(picture, size.Width, size.Height, scene.Palette, request.Prompt);
            layers.Add(new VideoLayer(PremultipliedLayer.Of(StyleRenderer.Picture(graded, request.Prompt, scene.Palette, request.Random)), 0, Motion.Still) { FadesIn = true });
        }

        var margin = Margin(size, canvas);
        // The picture has no margin of its own: the camera only comes nearer, and the foreground stays with it.
        layers.AddRange(Layers(scene, request, size, 0, ct).Select(layer => layer with { FadesIn = true }));
        var random = request.Random.Fork("camera");
        return new LayeredVideo(layers, size, canvas, 0, new CameraPath(1, Pans: false, Zoom: 1.14, (random.Between(0.35, 0.65), random.Between(0.35, 0.6))));
    }

    private static int Margin(VideoSize size, Canvas canvas) => (int)((Canvas.Margin - 4) * size.Width / canvas.Width);

    private static IEnumerable<VideoLayer> Layers(Scene scene, SceneRequest request, VideoSize size, int margin, CancellationToken ct)
    {
        var group = new List<SceneLayer>();
        foreach (var layer in scene.Layers.Where(layer => !layer.Fragment.IsEmpty))
        {
            if (group.Count > 0 && !Together(group[^1], layer))
            {
                yield return Rendered(group, scene.Canvas, request, size, margin);
                group.Clear();
            }

            ct.ThrowIfCancellationRequested();
            group.Add(layer);
        }

        if (group.Count > 0)
        {
            yield return Rendered(group, scene.Canvas, request, size, margin);
        }
    }

    // Neighbours that move alike share a sheet: fewer to paint, and a fifth of a difference in depth is not visible.
    private static bool Together(SceneLayer first, SceneLayer second) =>
        first.Motion == second.Motion && (int)(first.Depth / DepthStep) == (int)(second.Depth / DepthStep);

    private static VideoLayer Rendered(List<SceneLayer> group, Canvas canvas, SceneRequest request, VideoSize size, int margin)
    {
        var motion = group[0].Motion;
        var beyond = motion.Kind is MotionKind.Fall ? 0 : margin;
        var raster = PixelBuffer.OfSvg(SceneDocument.Of(group, canvas, size.Width, size.Height, beyond));
        raster = StyleRenderer.Layer(raster, request.Prompt, request.Random);
        return new VideoLayer(PremultipliedLayer.Of(raster), group[0].Depth, motion);
    }

    private static VideoLayer Corners(VideoSize size, Canvas canvas)
    {
        var fragment = new SvgFragment("corners-");
        var (x, y) = (canvas.Width / 2, canvas.Height / 2);
        var dark = fragment.Radial(x, y, Math.Sqrt((x * x) + (y * y)), new GradientStop(0, Rgb.Black, 0), new GradientStop(0.45, Rgb.Black, 0), new GradientStop(0.7, Rgb.Black, 0.045), new GradientStop(0.85, Rgb.Black, 0.11), new GradientStop(1, Rgb.Black, 0.22));
        fragment.Rect(0, 0, canvas.Width, canvas.Height, dark);
        var raster = PixelBuffer.OfSvg(SceneDocument.Of([new SceneLayer(fragment, 0, Motion.Still)], canvas, size.Width, size.Height));
        // As a falling sheet that does not fall it needs no margin.
        return new VideoLayer(PremultipliedLayer.Of(raster), 0, Motion.Fall(0, 0));
    }
}
