using Tessera.Media;
using Tessera.Sandbox.Images.Colours;
using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;
using Tessera.Sandbox.Painting;

namespace Tessera.Sandbox.Images.Inputs;

/// <summary>Puts a caller's pictures into a scene: the first fills or carries it, the others stand in it.</summary>
internal static class Restyling
{
    /// <summary>The picture over the whole frame, in the light that the prompt asks for.</summary>
    public static PixelBuffer Fill(Picture picture, int width, int height, Palette palette, ScenePrompt prompt)
    {
        using var covering = picture.Cover(width, height);
        var raster = OnWhite(covering);
        Grade(raster, palette, prompt);
        return raster;
    }

    /// <summary>A picture in an oval with soft edges, laid over a scene.</summary>
    /// <param name="scene">What it is laid over.</param>
    /// <param name="picture">The caller's picture.</param>
    /// <param name="middle">Its middle, as shares of the scene's width and height.</param>
    /// <param name="size">Its longer side, as a share of the scene's shorter side.</param>
    public static void Inset(PixelBuffer scene, Picture picture, (double X, double Y) middle, double size)
    {
        var longest = Math.Min(scene.Width, scene.Height) * size;
        var scale = longest / Math.Max(picture.Width, picture.Height);
        using var sized = picture.Resize(Math.Max(8, (int)(picture.Width * scale)), Math.Max(8, (int)(picture.Height * scale)));
        var inset = OnWhite(sized);
        var (left, top) = ((int)((scene.Width * middle.X) - (inset.Width / 2.0)), (int)((scene.Height * middle.Y) - (inset.Height / 2.0)));
        for (var y = Math.Max(0, -top); y < inset.Height && top + y < scene.Height; y++)
        {
            for (var x = Math.Max(0, -left); x < inset.Width && left + x < scene.Width; x++)
            {
                var (u, v) = ((2.0 * x / inset.Width) - 1, (2.0 * y / inset.Height) - 1);
                // Between an oval and a box, so that corners are soft and little of the picture is lost.
                var away = Math.Pow(Math.Pow(Math.Abs(u), 4) + Math.Pow(Math.Abs(v), 4), 0.25);
                var share = Math.Clamp((1 - away) / 0.14, 0, 1);
                var (from, to) = (inset.At(x, y), scene.At(left + x, top + y));
                for (var channel = 0; channel < 3; channel++)
                {
                    scene.Rgba[to + channel] = (byte)(scene.Rgba[to + channel] + ((inset.Rgba[from + channel] - scene.Rgba[to + channel]) * share));
                }
            }
        }
    }

    /// <summary>A picture with its holes filled white.</summary>
    public static PixelBuffer OnWhite(Picture picture)
    {
        var raster = PixelBuffer.Of(picture);
        for (var at = 0; at < raster.Rgba.Length; at += 4)
        {
            var alpha = raster.Rgba[at + 3];
            for (var channel = 0; channel < 3 && alpha < 255; channel++)
            {
                raster.Rgba[at + channel] = (byte)(255 - ((255 - raster.Rgba[at + channel]) * alpha / 255));
            }

            raster.Rgba[at + 3] = 255;
        }

        return raster;
    }

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
