namespace Tessera.Sandbox.Images.Scenery;

/// <summary>One sheet of a scene, painted over those before it. It follows the camera by its depth: 0 for the sky, 1 for what is right in front.</summary>
internal sealed record SceneLayer(SvgMarkup Fragment, double Depth, Motion Motion)
{
    /// <summary>Layers as one SVG document of so many pixels, which shows a margin of more pixels beyond each side.</summary>
    public static string Document(IEnumerable<SceneLayer> layers, Canvas canvas, int width, int height, int margin = 0)
    {
        var beyond = margin * canvas.Width / width;
        var (pixels, units) = (width + (2 * margin), canvas.Width + (2 * beyond));
        return new SvgMarkup()
            .Add($"""<svg xmlns="http://www.w3.org/2000/svg" width="{pixels}" height="{height}" viewBox="{-beyond} 0 {units} {canvas.Height}" preserveAspectRatio="none">""")
            .Add($"{string.Concat(layers.Select(layer => layer.Fragment))}</svg>").ToString();
    }
}
