using System.Numerics;

namespace Tessera.Sandbox.Images;

/// <summary>The pixels asked for, by size or by ratio.</summary>
internal readonly record struct ImageSize(int Width, int Height)
{
    /// <summary>The longest side the sandbox draws.</summary>
    public const int Longest = 6144;

    private const int Shortest = 16;
    private const double PixelsOfRatio = 1024 * 1024;

    /// <summary>
    /// Reads <c>size</c> (<c>1024x768</c>, or a ratio) and <c>aspect_ratio</c>; without both a square, or the shape of the
    /// caller's image. A <c>resolution</c> of 2K or 4K makes a size that is not given in pixels twice or four times as wide.
    /// </summary>
    /// <returns>Null when the value is not a size within the limits.</returns>
    public static ImageSize? From(CallOptions options, (int Width, int Height)? own)
    {
        var (size, ratio) = (options.Text("size"), options.Text("aspect_ratio"));
        var times = options.Text("resolution") switch { "2K" => 2, "4K" => 4, _ => 1 };
        // An explicit ratio speaks over the default size that the catalogue filled in.
        var said = Said(ratio) ?? Said(size);
        if (said is not null)
        {
            return Exact(said) ?? OfRatio(said)?.Times(times);
        }

        return (own is { } image ? OfRatio(image.Width, image.Height, 16) : new ImageSize(1024, 1024)).Times(times);
    }

    private ImageSize Times(int times)
    {
        var scale = Math.Min(times, (double)Longest / Math.Max(Width, Height));
        return times == 1 ? this : new(Rounded(Width * scale, 2), Rounded(Height * scale, 2));
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) || text is "auto" ? null : text.Trim();

    private static ImageSize? Exact(string text)
    {
        var size = Pair(text, 'x');
        return size is { } pair && Math.Min(pair.First, pair.Second) >= Shortest && Math.Max(pair.First, pair.Second) <= Longest
            ? new ImageSize(pair.First, pair.Second)
            : null;
    }

    private static ImageSize? OfRatio(string text)
    {
        if (Pair(text, ':') is not { } ratio || ratio.First is < 1 or > 100 || ratio.Second is < 1 or > 100)
        {
            return null;
        }

        // Whole multiples of the ratio in lowest terms: 16:9 is 16:9 to the pixel.
        var divisor = (int)BigInteger.GreatestCommonDivisor(ratio.First, ratio.Second);
        var (across, down) = (ratio.First / divisor, ratio.Second / divisor);
        var times = Math.Max(1, (int)Math.Round(Math.Sqrt(PixelsOfRatio / (across * down)) / 2) * 2);
        return Math.Max(across, down) * times > Longest ? OfRatio(across, down, 2) : new ImageSize(across * times, down * times);
    }

    private static ImageSize OfRatio(double across, double down, int step)
    {
        var scale = Math.Min(Math.Sqrt(PixelsOfRatio / (across * down)), Longest / Math.Max(across, down));
        return new ImageSize(Rounded(across * scale, step), Rounded(down * scale, step));
    }

    private static int Rounded(double pixels, int step) => Math.Max(Shortest, (int)Math.Round(pixels / step) * step);

    /// <summary>Two whole numbers with a sign between them.</summary>
    public static (int First, int Second)? Pair(string text, char between)
    {
        var parts = text.Split(between);
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? (first, second)
            : null;
    }
}
