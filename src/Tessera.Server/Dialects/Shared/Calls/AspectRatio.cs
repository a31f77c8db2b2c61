using System.Globalization;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>A shape such as <c>16:9</c>, as the catalogue writes it.</summary>
internal static class AspectRatio
{
    private const double Rounding = 0.03;

    /// <summary>Width by height; null for a text that is not a ratio, such as <c>auto</c>.</summary>
    public static double? Of(string text) => text.Split(':') is [var across, var down]
        && int.TryParse(across, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > 0
        && int.TryParse(down, NumberStyles.None, CultureInfo.InvariantCulture, out var height) && height > 0
            ? (double)width / height
            : null;

    /// <summary>The one of these ratios that is nearest to an image of this size; null when there is none.</summary>
    public static string? Nearest(double width, double height, IEnumerable<string> ratios) =>
        ratios.Where(ratio => Of(ratio) is not null).MinBy(ratio => Distance(ratio, width / height));

    /// <summary>Whether an image of this size has this shape, apart from the rounding of sizes to multiples of 64.</summary>
    public static bool IsShapeOf(string ratio, double width, double height) => Distance(ratio, width / height) < Rounding;

    /// <summary>How far two sizes are from each other in shape; 0 for the same, apart from their rounding.</summary>
    public static double Distance((int Width, int Height) one, (int Width, int Height) other)
    {
        var distance = Math.Abs(Math.Log((double)one.Width / one.Height) - Math.Log((double)other.Width / other.Height));
        return distance < Rounding ? 0 : distance;
    }

    // By the quotient: 2:1 is as far from 1:1 as 1:2.
    private static double Distance(string ratio, double shape) => Math.Abs(Math.Log(shape) - Math.Log(Of(ratio) ?? 1));
}
