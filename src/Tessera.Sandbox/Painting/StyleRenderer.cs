using Tessera.Sandbox.Images.Colours;

namespace Tessera.Sandbox.Painting;

/// <summary>Paints a finished scene in the style asked for.</summary>
internal static class StyleRenderer
{
    /// <summary>A whole image, with what belongs to its frame: corners, glow, grain, the paper's rim.</summary>
    public static PixelBuffer Image(PixelBuffer raster, ScenePrompt prompt, Palette palette, SeededRandom random)
    {
        if (!prompt.Has(Style.Ink) && (palette.IsDark || prompt.Has(Style.Cyberpunk) || prompt.Has(Style.Anime)))
        {
            raster = LensEffects.Bloom(raster, 150, prompt.Has(Style.Cyberpunk) ? 0.95 : 0.6);
        }

        raster = Medium(raster, prompt, random, whole: true);
        if (prompt.Has(Style.Noir) || prompt.Has(Style.Vintage))
        {
            raster = LensEffects.Vignette(raster, 0.5, 22);
        }
        else if (!IsOnPaper(prompt) && !prompt.Has(Style.Minimalist))
        {
            raster = LensEffects.Vignette(raster, 0.2, 0);
        }

        return raster;
    }

    /// <summary>One layer of a video: only what may move with it.</summary>
    public static PixelBuffer Layer(PixelBuffer raster, ScenePrompt prompt, SeededRandom random) => Medium(raster, prompt, random, whole: false);

    private static PixelBuffer Medium(PixelBuffer raster, ScenePrompt prompt, SeededRandom random, bool whole)
    {
        (Style Style, Func<PixelBuffer, PixelBuffer> Paint)[] media =
        [
            (Style.Impressionist, own => BrushStrokes.Paint(own, 0.036, random.Fork("brush"))),
            (Style.Oil, own => prompt.Has(Style.Impressionist) ? own : BrushStrokes.Paint(own, 0.052, random.Fork("brush"))),
            (Style.Watercolor, own => Watercolor.Paint(own, rim: whole)),
            (Style.Ink, InkDrawing.Paint),
            (Style.Pixel, own => PixelArt.Paint(own)),
            (Style.Comic, Comic.Paint),
            (Style.Duotone, own => Duotone.Paint(own, prompt.Colours, random.Fork("inks"))),
            (Style.Noir, ToneCurves.Noir),
            (Style.Vintage, ToneCurves.Vintage),
        ];
        return media.Where(medium => prompt.Has(medium.Style)).Aggregate(raster, (own, medium) => medium.Paint(own));
    }

    private static bool IsOnPaper(ScenePrompt prompt) => prompt.Has(Style.Watercolor) || prompt.Has(Style.Ink) || prompt.Has(Style.Pixel);
}
