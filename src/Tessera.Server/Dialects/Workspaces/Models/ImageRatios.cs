using Tessera.Server.Dialects.Shared.Calls;

namespace Tessera.Server.Dialects.Workspaces.Models;

/// <summary>The ten aspect ratios of the vendor's page.</summary>
internal static class ImageRatios
{
    /// <summary>The shape of the first input image.</summary>
    public const string Auto = "auto";

    /// <summary>The default of an image made from text.</summary>
    public const string Square = "1:1";

    /// <summary>Widest first.</summary>
    public static IReadOnlyList<string> All { get; } = ["21:9", "16:9", "3:2", "4:3", "5:4", Square, "4:5", "3:4", "2:3", "9:16"];

    /// <summary>The one of <paramref name="offered"/> that is nearest to an image of this size.</summary>
    public static string Nearest(double width, double height, IReadOnlyList<string> offered) => AspectRatio.Nearest(width, height, offered) ?? Square;
}
