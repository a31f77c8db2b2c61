using Tessera.Media;

namespace Tessera.Sandbox.Pictures.Finish;

/// <summary>Pixels being worked on: red, green, blue, alpha, straight; a film's layers have holes, a picture has none.</summary>
internal sealed class Raster(byte[] pixels, int width, int height)
{
    public byte[] Pixels => pixels;

    public int Width => width;

    public int Height => height;

    public static Raster Of(Picture picture) => new(picture.ToPixels(), picture.Width, picture.Height);

    public static Raster OfSvg(string svg)
    {
        using var picture = Picture.FromSvg(svg);
        return Of(picture);
    }

    public Picture ToPicture() => Picture.FromPixels(pixels, width, height);

    /// <summary>Where a pixel begins; outside counts as the nearest inside.</summary>
    public int At(int x, int y) => ((Math.Clamp(y, 0, height - 1) * width) + Math.Clamp(x, 0, width - 1)) * 4;

    /// <summary>Perceived brightness of the pixel that begins here, 0 to 255.</summary>
    public int Brightness(int at) => ((77 * pixels[at]) + (150 * pixels[at + 1]) + (29 * pixels[at + 2])) >> 8;

    /// <summary>Lays another raster of the same size over this one.</summary>
    public void Lay(Raster over)
    {
        for (var at = 0; at < pixels.Length; at += 4)
        {
            int alpha = over.Pixels[at + 3];
            if (alpha == 0)
            {
                continue;
            }

            for (var channel = 0; channel < 3; channel++)
            {
                pixels[at + channel] = (byte)(((pixels[at + channel] * (255 - alpha)) + (over.Pixels[at + channel] * alpha) + 127) / 255);
            }

            pixels[at + 3] = Math.Max(pixels[at + 3], (byte)alpha);
        }
    }
}
