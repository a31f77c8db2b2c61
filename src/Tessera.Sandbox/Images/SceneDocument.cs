using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Scenery;

namespace Tessera.Sandbox.Images;

/// <summary>Layers as one SVG document.</summary>
internal static class SceneDocument
{
    /// <param name="layers">From back to front.</param>
    /// <param name="canvas">Their units.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="margin">Pixels to show beyond each side.</param>
    public static string Of(IEnumerable<SceneLayer> layers, Canvas canvas, int width, int height, int margin = 0)
    {
        var beyond = margin * canvas.Width / width;
        var svg = new SvgMarkup().Add($"""<svg xmlns="http://www.w3.org/2000/svg" width="{width + (2 * margin)}" height="{height}" viewBox="{-beyond} 0 {canvas.Width + (2 * beyond)} {canvas.Height}" preserveAspectRatio="none">""");
        foreach (var layer in layers)
        {
            svg.Add($"{layer.Fragment.ToString()}");
        }

        return svg.Add($"</svg>").ToString();
    }
}
