using Tessera.Sandbox.Images.Colours;

namespace Tessera.Sandbox.Images.Inputs;

/// <summary>Puts a caller's images into a scene: the first fills or carries it, the others stand in it.</summary>
internal static class Restyling
{
    /// <summary>The image over the whole frame, in the light that the prompt asks for.</summary>
    public static PixelBuffer Fill(RasterImage image, int width, int height, Palette palette, ScenePrompt prompt)
    {
        using var covering = image.Cover(width, height);
        var raster = OnWhite(covering);
        Grade(raster, palette, prompt);
        return raster;
    }

    /// <summary>An image in an oval with soft edges, laid over a scene: its middle as shares of the scene's sides, its longer side as one of the shorter side.</summary>
    public static void Inset(PixelBuffer scene, RasterImage image, (double X, double Y) middle, double size)
    {
        var longest = Math.Min(scene.Width, scene.Height) * size;
        var scale = longest / Math.Max(image.Width, image.Height);
        using var sized = image.Resize(Math.Max(8, (int)(image.Width * scale)), Math.Max(8, (int)(image.Height * scale)));
        var inset = OnWhite(sized);
        // Between an oval and a box, so that corners are soft and little of the image is lost.
        var soft = inset.WithAlpha(pixel =>
        {
            var (u, v) = ((2.0 * (pixel % inset.Width) / inset.Width) - 1, (2.0 * (pixel / inset.Width) / inset.Height) - 1);
            return Math.Clamp((1 - Math.Pow(Math.Pow(u, 4) + Math.Pow(v, 4), 0.25)) / 0.14, 0, 1);
        });
        scene.Lay(soft, (int)((scene.Width * middle.X) - (inset.Width / 2.0)), (int)((scene.Height * middle.Y) - (inset.Height / 2.0)));
    }

    /// <summary>The few colours that an image is made of, the most frequent first; the last is the most colourful of them.</summary>
    public static IReadOnlyList<Rgb> MainColours(RasterImage image)
    {
        using var thumbnail = image.Resize(32, 32);
        var pixels = PixelBuffer.Of(thumbnail);
        var common = pixels.MainColours(Enumerable.Range(0, pixels.Count)).Take(5).Select(main => Rgb.Of(main.Colour)).ToList();
        var vivid = common.MaxBy(colour => Math.Max(colour.R, Math.Max(colour.G, colour.B)) - Math.Min(colour.R, Math.Min(colour.G, colour.B)));
        return [.. common.Where(colour => colour != vivid), vivid];
    }

    /// <summary>An image with its holes filled white.</summary>
    public static PixelBuffer OnWhite(RasterImage image) => PixelBuffer.Of(image).On(255);

    private static void Grade(PixelBuffer raster, Palette palette, ScenePrompt prompt)
    {
        var light = prompt.Hour is null && !prompt.Has(Style.Cyberpunk) ? palette.Light.Mix(Rgb.White, 0.75) : palette.Light.Mix(Rgb.White, 0.2);
        raster.Map(own =>
        {
            // Bright parts take the colour of the light, as they would at that hour.
            var colour = palette.Style(own.Under(light));
            return colour.Mix(palette.Glow, Math.Max(0, colour.Brightness - 0.45) * 0.3);
        });
    }
}
