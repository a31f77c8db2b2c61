namespace Tessera.Sandbox.ImageTools;

/// <summary>The pixels of a picture in memory: red, green, blue, alpha, a byte each, rows from the top.</summary>
internal sealed class Pixels(byte[] rgba, int width, int height)
{
    public Pixels(int width, int height)
        : this(new byte[checked(width * height * 4)], width, height)
    {
    }

    public byte[] Rgba => rgba;

    public int Width => width;

    public int Height => height;

    public int Count => width * height;

    /// <summary>A picture of the same size, each pixel made of the one at its place.</summary>
    public Pixels Each(Func<int, (double Red, double Green, double Blue)> colour)
    {
        var made = new Pixels(width, height);
        for (var pixel = 0; pixel < Count; pixel++)
        {
            var (red, green, blue) = colour(pixel);
            made.Set(pixel, red, green, blue);
            made.Rgba[(pixel * 4) + 3] = rgba[(pixel * 4) + 3];
        }

        return made;
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
