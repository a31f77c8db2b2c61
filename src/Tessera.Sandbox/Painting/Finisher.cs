using Tessera.Sandbox.Pictures.Colours;
using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.Painting;

/// <summary>Paints a finished scene in the style asked for.</summary>
internal static class Finisher
{
    /// <summary>A whole picture, with what belongs to its frame: corners, glow, grain, the paper's rim.</summary>
    public static PixelBuffer Picture(PixelBuffer raster, PromptReading reading, Palette palette, SeededRandom random)
    {
        if (!reading.Has(Style.Ink) && (palette.IsDark || reading.Has(Style.Cyberpunk) || reading.Has(Style.Anime)))
        {
            Lens.Bloom(raster, 150, reading.Has(Style.Cyberpunk) ? 0.95f : 0.6f);
        }

        raster = Medium(raster, reading, random, whole: true);
        if (reading.Has(Style.Noir) || reading.Has(Style.Vintage))
        {
            Lens.Vignette(raster, 0.5f, 22);
        }
        else if (!IsOnPaper(reading) && !reading.Has(Style.Minimalist))
        {
            Lens.Vignette(raster, 0.2f, 0);
        }

        return raster;
    }

    /// <summary>One layer of a film: only what may move with it.</summary>
    public static PixelBuffer Layer(PixelBuffer raster, PromptReading reading, SeededRandom random) => Medium(raster, reading, random, whole: false);

    private static PixelBuffer Medium(PixelBuffer raster, PromptReading reading, SeededRandom random, bool whole)
    {
        if (reading.Has(Style.Impressionist))
        {
            raster = Brush.Paint(raster, 0.036, random.Fork("brush"));
        }
        else if (reading.Has(Style.Oil))
        {
            raster = Brush.Paint(raster, 0.052, random.Fork("brush"));
        }

        if (reading.Has(Style.Watercolor))
        {
            raster = Watercolor.Paint(raster, rim: whole);
        }

        if (reading.Has(Style.Ink))
        {
            raster = InkDrawing.Paint(raster);
        }

        if (reading.Has(Style.Pixel))
        {
            PixelArt.Paint(raster);
        }

        if (reading.Has(Style.Comic))
        {
            raster = Comic.Paint(raster);
        }

        if (reading.Has(Style.Duotone))
        {
            Duotone.Paint(raster, reading.Colours, random.Fork("inks"));
        }

        if (reading.Has(Style.Noir))
        {
            Tone.Noir(raster);
        }

        if (reading.Has(Style.Vintage))
        {
            Tone.Vintage(raster);
        }

        return raster;
    }

    private static bool IsOnPaper(PromptReading reading) => reading.Has(Style.Watercolor) || reading.Has(Style.Ink) || reading.Has(Style.Pixel);
}
