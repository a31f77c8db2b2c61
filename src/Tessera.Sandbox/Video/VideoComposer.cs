using Tessera.Sandbox.Images;
using Tessera.Sandbox.Images.Inputs;
using Tessera.Sandbox.Images.Scenery;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Video;

/// <summary>Turns a scene, or a caller's image with a scene's foreground, into a video's layers.</summary>
internal static class VideoComposer
{
    private const double DepthStep = 0.2;

    public static LayeredVideo Scene(SceneRequest request, VideoSize size, CancellationToken ct)
    {
        var canvas = Canvas.For(size.Width, size.Height);
        var scene = SceneComposer.Compose(request.Prompt, canvas, request.Random, []);
        var margin = Margin(size, canvas);
        var layers = Layers(scene, request, size, margin, ct).Append(Corners(scene, size)).ToList();
        var path = new LayeredVideo.CameraPath(scene.SubjectX < canvas.Width / 2 ? 1 : -1, Pans: true, Zoom: 1.05, (scene.SubjectX / canvas.Width, 0.6));
        return new LayeredVideo(layers, size, canvas, margin, path);
    }

    /// <summary>Begins with exactly the caller's image, and comes nearer while the prompt's light, style and weather set in.</summary>
    public static LayeredVideo Of(RasterImage image, SceneRequest request, VideoSize size, CancellationToken ct)
    {
        var canvas = Canvas.For(size.Width, size.Height);
        var scene = SceneComposer.Compose(request.Prompt, canvas, request.Random, Restyling.MainColours(image), hasScenery: false);
        using var covering = image.Cover(size.Width, size.Height);
        var layers = new List<LayeredVideo.Layer> { new(PremultipliedLayer.Of(Restyling.OnWhite(covering)), 0, Motion.Still) };
        if (request.Prompt.Styles.Count > 0 || request.Prompt.Hour is not null)
        {
            var graded = Restyling.Fill(image, size.Width, size.Height, scene.Palette, request.Prompt);
            layers.Add(new LayeredVideo.Layer(PremultipliedLayer.Of(StyleRenderer.Image(graded, request.Prompt, scene.Palette, request.Random)), 0, Motion.Still) { FadesIn = true });
        }

        var margin = Margin(size, canvas);
        // The image has no margin of its own: the camera only comes nearer, and the foreground stays with it.
        layers.AddRange(Layers(scene, request, size, 0, ct).Select(layer => layer with { FadesIn = true }));
        var random = request.Random.Fork("camera");
        return new LayeredVideo(layers, size, canvas, 0, new LayeredVideo.CameraPath(1, Pans: false, Zoom: 1.14, (random.Between(0.35, 0.65), random.Between(0.35, 0.6))));
    }

    private static int Margin(VideoSize size, Canvas canvas) => (int)((Canvas.Margin - 4) * size.Width / canvas.Width);

    private static IEnumerable<LayeredVideo.Layer> Layers(Scene scene, SceneRequest request, VideoSize size, int margin, CancellationToken ct)
    {
        var group = new List<SceneLayer>();
        foreach (var layer in scene.Layers.Where(layer => layer.Fragment.Text.Length > 0))
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

    private static LayeredVideo.Layer Rendered(List<SceneLayer> group, Canvas canvas, SceneRequest request, VideoSize size, int margin)
    {
        var motion = group[0].Motion;
        var beyond = motion.Kind is MotionKind.Fall ? 0 : margin;
        var raster = PixelBuffer.OfSvg(SceneLayer.Document(group, canvas, size.Width, size.Height, beyond));
        raster = StyleRenderer.Layer(raster, request.Prompt, request.Random);
        return new LayeredVideo.Layer(PremultipliedLayer.Of(raster), group[0].Depth, motion);
    }

    private static LayeredVideo.Layer Corners(Scene scene, VideoSize size)
    {
        var fragment = new SvgMarkup("corners-").At(0, 0, scene.Canvas.Width / 100, scene.Canvas.Height / 100);
        SvgTemplate.Of("parts/corners").DrawOn(fragment, (0, 0), 1, new TemplateColours(scene.Palette), scene.Random);
        fragment.End();
        var raster = PixelBuffer.OfSvg(SceneLayer.Document([new SceneLayer(fragment, 0, Motion.Still)], scene.Canvas, size.Width, size.Height));
        // As a falling sheet that does not fall it needs no margin.
        return new LayeredVideo.Layer(PremultipliedLayer.Of(raster), 0, new Motion(MotionKind.Fall));
    }
}
