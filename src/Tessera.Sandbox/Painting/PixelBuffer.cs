using Tessera.Media;
using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Painting;

/// <summary>The pixels of a picture in memory: red, green, blue, alpha (straight), a byte each, rows from the top.</summary>
internal sealed class PixelBuffer(byte[] rgba, int width, int height)
{
    public PixelBuffer(int width, int height)
        : this(new byte[checked(width * height * 4)], width, height)
    {
    }

    public byte[] Rgba => rgba;

    public int Width => width;

    public int Height => height;

    public int Count => width * height;

    public static PixelBuffer Of(Picture picture) => new(picture.ToPixels(), picture.Width, picture.Height);

    public static PixelBuffer OfSvg(string svg)
    {
        using var picture = Picture.FromSvg(svg);
        return Of(picture);
    }

    public Picture ToPicture() => Picture.FromPixels(rgba, width, height);

    /// <summary>The byte where a pixel begins; outside counts as the nearest inside.</summary>
    public int At(int x, int y) => ((Math.Clamp(y, 0, height - 1) * width) + Math.Clamp(x, 0, width - 1)) * 4;

    /// <summary>Perceived brightness of the pixel that begins at this byte, 0 to 255.</summary>
    public int Brightness(int at) => ((77 * rgba[at]) + (150 * rgba[at + 1]) + (29 * rgba[at + 2])) >> 8;

    /// <summary>A buffer of the same size, each pixel made of the one at its place.</summary>
    public PixelBuffer Each(Func<int, (double Red, double Green, double Blue)> colour)
    {
        var made = new PixelBuffer(width, height);
        for (var pixel = 0; pixel < Count; pixel++)
        {
            var (red, green, blue) = colour(pixel);
            made.Set(pixel, red, green, blue);
            made.Rgba[(pixel * 4) + 3] = rgba[(pixel * 4) + 3];
        }

        return made;
    }

    /// <summary>Changes each colour by itself; alpha stays.</summary>
    public void Map(Func<Rgb, Rgb> change)
    {
        for (var at = 0; at < rgba.Length; at += 4)
        {
            var colour = change(new Rgb(rgba[at], rgba[at + 1], rgba[at + 2]));
            (rgba[at], rgba[at + 1], rgba[at + 2]) = (colour.R, colour.G, colour.B);
        }
    }

    /// <summary>Lays another buffer of the same size over this one.</summary>
    public void Lay(PixelBuffer over)
    {
        for (var at = 0; at < rgba.Length; at += 4)
        {
            int alpha = over.Rgba[at + 3];
            for (var channel = 0; channel < 3 && alpha > 0; channel++)
            {
                rgba[at + channel] = (byte)(((rgba[at + channel] * (255 - alpha)) + (over.Rgba[at + channel] * alpha) + 127) / 255);
            }

            rgba[at + 3] = Math.Max(rgba[at + 3], (byte)alpha);
        }
    }

    /// <summary>Sets a colour, cut to its range; alpha stays.</summary>
    public void Set(int pixel, double red, double green, double blue)
    {
        rgba[pixel * 4] = Byte(red);
        rgba[(pixel * 4) + 1] = Byte(green);
        rgba[(pixel * 4) + 2] = Byte(blue);
    }

    /// <summary>How light a pixel looks, 0 to 255 (Rec. 601).</summary>
    public double Luma(int pixel) =>
        (0.299 * rgba[pixel * 4]) + (0.587 * rgba[(pixel * 4) + 1]) + (0.114 * rgba[(pixel * 4) + 2]);

    /// <summary>The lightness of every pixel.</summary>
    public float[] Lumas()
    {
        var lumas = new float[Count];
        for (var pixel = 0; pixel < lumas.Length; pixel++)
        {
            lumas[pixel] = (float)Luma(pixel);
        }

        return lumas;
    }

    /// <summary>Distance of two colours, 0 to about 440.</summary>
    public double Distance(int pixel, (double Red, double Green, double Blue) to)
    {
        var (red, green, blue) = (rgba[pixel * 4] - to.Red, rgba[(pixel * 4) + 1] - to.Green, rgba[(pixel * 4) + 2] - to.Blue);
        return Math.Sqrt((red * red) + (green * green) + (blue * blue));
    }

    public (double Red, double Green, double Blue) Colour(int pixel) => (rgba[pixel * 4], rgba[(pixel * 4) + 1], rgba[(pixel * 4) + 2]);

    private static byte Byte(double value) => (byte)Math.Clamp(value + 0.5, 0, 255);
}
