using System.Globalization;

namespace Tessera.Providers.Http;

/// <summary>The option <c>size</c> in pixels.</summary>
internal readonly record struct PixelSize(int Width, int Height)
{
    private static readonly (string Name, double Value)[] Ratios =
    [
        ("1:1", 1), ("16:9", 16 / 9.0), ("9:16", 9 / 16.0), ("4:3", 4 / 3.0), ("3:4", 3 / 4.0), ("3:2", 3 / 2.0), ("2:3", 2 / 3.0),
        ("21:9", 21 / 9.0), ("9:21", 9 / 21.0),
    ];

    /// <summary>Reads <c>1024x768</c>; null where no such size is given.</summary>
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

    /// <summary>The usual ratio that is nearest: pixels come in steps, so 1344x768 is meant as 16:9.</summary>
    public string Ratio()
    {
        var exact = Math.Log((double)Width / Height);
        return Ratios.MinBy(ratio => Math.Abs(Math.Log(ratio.Value) - exact)).Name;
    }
}
