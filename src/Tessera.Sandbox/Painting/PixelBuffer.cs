using NetVips;

namespace Tessera.Sandbox.Painting;

/// <summary>The pixels of an image in memory: red, green, blue, alpha (straight), a byte each, rows from the top.</summary>
internal sealed class PixelBuffer(byte[] rgba, int width, int height)
{
    public byte[] Rgba => rgba;

    public int Width => width;

    public int Height => height;

    public int Count => width * height;

    public static PixelBuffer Of(RasterImage source) => new(source.ToPixels(), source.Width, source.Height);

    public static PixelBuffer OfSvg(string svg)
    {
        using var source = RasterImage.FromSvg(svg);
        return Of(source);
    }

    public RasterImage ToImage() => RasterImage.FromPixels(rgba, width, height);

    /// <summary>What operations of libvips make of it; an alpha that they leave out stays.</summary>
    public PixelBuffer Through(Func<Image, Image> operations)
    {
        using var bytes = Image.NewFromMemory(rgba, width, height, bands: 4, Enums.BandFormat.Uchar);
        using var image = bytes.Copy(interpretation: Enums.Interpretation.Srgb);
        using var made = operations(image);
        using var whole = made.Bands == 3 ? made.Bandjoin(image[3]) : made;
        using var rounded = whole.Format is Enums.BandFormat.Uchar ? whole.Copy() : whole.Rint().Cast(Enums.BandFormat.Uchar);
        return new PixelBuffer(rounded.WriteToMemory<byte>(), rounded.Width, rounded.Height);
    }

    /// <summary>Scaled to exactly this size.</summary>
    public PixelBuffer Scaled(int toWidth, int toHeight) => (toWidth, toHeight) == (width, height)
        ? this
        : Through(image => image.ThumbnailImage(toWidth, height: toHeight, size: Enums.Size.Force));

    /// <summary>Laid on a grey ground, so that no hole is left.</summary>
    public PixelBuffer On(byte grey) => Through(image => image.Flatten(background: [grey]).Bandjoin(255));

    /// <summary>The byte where a pixel begins; outside counts as the nearest inside.</summary>
    public int At(int x, int y) => ((Math.Clamp(y, 0, height - 1) * width) + Math.Clamp(x, 0, width - 1)) * 4;

    /// <summary>How much brighter it gets to the right and downwards.</summary>
    public (float Across, float Down) Slope(int x, int y, int reach) => (
        (float)(Luma(At(x + reach, y) / 4) - Luma(At(x - reach, y) / 4)),
        (float)(Luma(At(x, y + reach) / 4) - Luma(At(x, y - reach) / 4)));

    /// <summary>A buffer of the same size, each pixel made of the one at its place.</summary>
    public PixelBuffer Each(Func<int, (double Red, double Green, double Blue)> colour)
    {
        var made = new PixelBuffer((byte[])rgba.Clone(), width, height);
        Parallel.For(0, height, y =>
        {
            for (var pixel = y * width; pixel < (y + 1) * width; pixel++)
            {
                var (red, green, blue) = colour(pixel);
                made.Set(pixel, red, green, blue);
            }
        });
        return made;
    }

    /// <summary>Changes each colour by itself; alpha stays.</summary>
    public PixelBuffer Map(Func<Rgb, Rgb> change)
    {
        for (var at = 0; at < rgba.Length; at += 4)
        {
            var colour = change(new Rgb(rgba[at], rgba[at + 1], rgba[at + 2]));
            (rgba[at], rgba[at + 1], rgba[at + 2]) = (colour.R, colour.G, colour.B);
        }

        return this;
    }

    /// <summary>Gives each pixel an alpha of 0 to 1.</summary>
    public PixelBuffer WithAlpha(Func<int, double> alpha)
    {
        for (var pixel = 0; pixel < Count; pixel++)
        {
            rgba[(pixel * 4) + 3] = Byte(alpha(pixel) * 255);
        }

        return this;
    }

    /// <summary>Lays another buffer over this one; what lies beyond the sides is cut off.</summary>
    public void Lay(PixelBuffer over, int left = 0, int top = 0)
    {
        for (var y = Math.Max(0, -top); y < Math.Min(over.Height, height - top); y++)
        {
            for (var x = Math.Max(0, -left); x < Math.Min(over.Width, width - left); x++)
            {
                var (from, to) = (((y * over.Width) + x) * 4, (((top + y) * width) + left + x) * 4);
                int alpha = over.Rgba[from + 3];
                for (var channel = 0; channel < 3 && alpha > 0; channel++)
                {
                    rgba[to + channel] = (byte)(((rgba[to + channel] * (255 - alpha)) + (over.Rgba[from + channel] * alpha) + 127) / 255);
                }

                rgba[to + 3] = Math.Max(rgba[to + 3], (byte)alpha);
            }
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

    public float[] Lumas() => [.. Enumerable.Range(0, Count).Select(pixel => (float)Luma(pixel))];

    /// <summary>Distance of two colours, 0 to about 440.</summary>
    public double Distance(int pixel, (double Red, double Green, double Blue) to)
    {
        var (red, green, blue) = (rgba[pixel * 4] - to.Red, rgba[(pixel * 4) + 1] - to.Green, rgba[(pixel * 4) + 2] - to.Blue);
        return Math.Sqrt((red * red) + (green * green) + (blue * blue));
    }

    public (double Red, double Green, double Blue) Colour(int pixel) => (rgba[pixel * 4], rgba[(pixel * 4) + 1], rgba[(pixel * 4) + 2]);

    /// <summary>The main colours of some of its pixels, the most frequent first: the means of the fullest boxes of 48 levels a side.</summary>
    public IEnumerable<((double Red, double Green, double Blue) Colour, int Count)> MainColours(IEnumerable<int> pixels) => pixels
        .GroupBy(pixel => (rgba[pixel * 4] / 48, rgba[(pixel * 4) + 1] / 48, rgba[(pixel * 4) + 2] / 48))
        .OrderByDescending(box => box.Count())
        .Select(box => ((box.Average(pixel => rgba[pixel * 4]), box.Average(pixel => rgba[(pixel * 4) + 1]), box.Average(pixel => rgba[(pixel * 4) + 2])), box.Count()));

    private static byte Byte(double value) => (byte)Math.Clamp(value + 0.5, 0, 255);
}
