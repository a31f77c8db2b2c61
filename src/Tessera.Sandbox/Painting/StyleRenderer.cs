using Tessera.Sandbox.Images.Colours;
using Tessera.Sandbox.Images.Prompts;

namespace Tessera.Sandbox.Painting;

/// <summary>Paints a finished scene in the style asked for.</summary>
internal static class StyleRenderer
{
    /// <summary>A whole picture, with what belongs to its frame: corners, glow, grain, the paper's rim.</summary>
    public static PixelBuffer Picture(PixelBuffer raster, ScenePrompt prompt, Palette palette, SeededRandom random)
    {
        if (!prompt.Has(Style.Ink) && (palette.IsDark || prompt.Has(Style.Cyberpunk) || prompt.Has(Style.Anime)))
        {
            LensEffects.Bloom(raster, 150, prompt.Has(Style.Cyberpunk) ? 0.95f : 0.6f);
        }

        raster = Medium(raster, prompt, random, whole: true);
        if (prompt.Has(Style.Noir) || prompt.Has(Style.Vintage))
        {
            LensEffects.Vignette(raster, 0.5f, 22);
        }
        else if (!IsOnPaper(prompt) && !prompt.Has(Style.Minimalist))
        {
            LensEffects.Vignette(raster, 0.2f, 0);
        }

        return raster;
    }

    /// <summary>One layer of a film: only what may move with it.</summary>
    public static PixelBuffer Layer(PixelBuffer raster, ScenePrompt prompt, SeededRandom random) => Medium(raster, prompt, random, whole: false);

    private static PixelBuffer Medium(PixelBuffer raster, ScenePrompt prompt, SeededRandom random, bool whole)
    {
        if (prompt.Has(Style.Impressionist))
        {
            raster = BrushStrokes.Paint(raster, 0.036, random.Fork("brush"));
        }
        else if (prompt.Has(Style.Oil))
        {
            raster = BrushStrokes.Paint(raster, 0.052, random.Fork("brush"));
        }

        if (prompt.Has(Style.Watercolor))
        {
            raster = Watercolor.Paint(raster, rim: whole);
        }

        if (prompt.Has(Style.Ink))
        {
            raster = InkDrawing.Paint(raster);
        }

        if (prompt.Has(Style.Pixel))
        {
            PixelArt.Paint(raster);
        }

        if (prompt.Has(Style.Comic))
        {
            raster = Comic.Paint(raster);
        }

        if (prompt.Has(Style.Duotone))
        {
            Duotone.Paint(raster, prompt.Colours, random.Fork("inks"));
        }

        if (prompt.Has(Style.Noir))
        {
            ToneCurves.Noir(raster);
        }

        if (prompt.Has(Style.Vintage))
        {
            ToneCurves.Vintage(raster);
        }

        return raster;
    }

    private static bool IsOnPaper(ScenePrompt prompt) => prompt.Has(Style.Watercolor) || prompt.Has(Style.Ink) || prompt.Has(Style.Pixel);
}
