using System.Globalization;

namespace Tessera.Providers.Http;

/// <summary>The option <c>size</c> in pixels.</summary>
internal readonly record struct PixelSize(int Width, int Height)
{
    /// <summary>Reads <c>1024x768</c>; null where no such size is given.</summary>
    public static PixelSize? Of(CallOptions options)
    {
        var parts = (options.Text("size") ?? "").Split('x');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
                ? new PixelSize(width, height)
                : null;
    }
}
