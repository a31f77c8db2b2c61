using System.Globalization;

namespace Tessera.Providers.Http;

/// <summary>The option <c>size</c> in pixels.</summary>
internal readonly record struct PixelSize(int Width, int Height)
{
    private static readonly string[] UsualRatios = ["1:1", "16:9", "9:16", "4:3", "3:4", "5:4", "4:5", "3:2", "2:3", "21:9", "9:21"];

    /// <summary>Reads <c>1024x768</c>; null if no such size is given.</summary>
    public static PixelSize? Of(CallOptions options)
    {
        var parts = (options.Text("size") ?? "").Split('x');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            && width > 0 && height > 0
                ? new PixelSize(width, height)
                : null;
    }

    /// <summary>The nearest common ratio: sizes are multiples of a step, so 1344x768 stands for 16:9.</summary>
    public string Ratio() => Ratio(UsualRatios);

    /// <summary>The nearest ratio that a vendor accepts.</summary>
    public string Ratio(IReadOnlyList<string> ratios)
    {
        var exact = Math.Log((double)Width / Height);
        return ratios.MinBy(ratio => Math.Abs(Math.Log(ValueOf(ratio)) - exact)) ?? "1:1";
    }

    private static double ValueOf(string ratio)
    {
        var parts = ratio.Split(':');
        return double.Parse(parts[0], CultureInfo.InvariantCulture) / double.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}
