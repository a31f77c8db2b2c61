using System.Globalization;
using System.Text.Json;
using Tessera.Server.Catalog;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>
/// A size in pixels as options of a model: its own <c>size</c> where it has one, otherwise the nearest <c>aspect_ratio</c> and
/// <c>resolution</c>. What a model cannot do is named in a warning.
/// </summary>
internal static class ShapeOptions
{
    private const string Size = "size";
    private const string Ratio = "aspect_ratio";
    private const string Resolution = "resolution";

    /// <summary>Reads a size such as <c>1024x1536</c>.</summary>
    public static bool TryRead(string size, out (int Width, int Height) pixels)
    {
        pixels = default;
        return size.Split('x') is [var across, var down]
            && int.TryParse(across, NumberStyles.None, CultureInfo.InvariantCulture, out pixels.Width) && pixels.Width > 0
            && int.TryParse(down, NumberStyles.None, CultureInfo.InvariantCulture, out pixels.Height) && pixels.Height > 0;
    }

    /// <summary>Adds the options for a size.</summary>
    public static void Add(Model model, string size, Dictionary<string, JsonElement> options, List<string> warnings)
    {
        if (!TryRead(size, out var pixels) || model.Options.GetValueOrDefault(Size) is { SameAs: null })
        {
            // The catalogue's rules check a size of the model's own, and what is not a size.
            options[Size] = OptionText.ToJson(size);
            return;
        }

        var ratio = AspectRatio.Nearest(pixels.Width, pixels.Height, Allowed(model, Ratio));
        var resolution = Allowed(model, Resolution).MinBy(name => Math.Abs(Math.Log(Side(name, pixels)) - Math.Log(SideOf(name))));
        if (ratio is null && resolution is null)
        {
            warnings.Add($"`size` {size} was ignored: {model.Slug} makes one size only.");
            return;
        }

        if (ratio is not null)
        {
            options[Ratio] = OptionText.ToJson(ratio);
        }

        if (resolution is not null)
        {
            options[Resolution] = OptionText.ToJson(resolution);
        }

        if (ratio is null || !AspectRatio.IsShapeOf(ratio, pixels.Width, pixels.Height)
            || (resolution is not null && Math.Abs(Math.Log(Side(resolution, pixels)) - Math.Log(SideOf(resolution))) > 0.2))
        {
            var nearest = string.Join(' ', new[] { ratio, resolution }.OfType<string>());
            warnings.Add($"`size` {size} was replaced by {nearest}, the nearest that {model.Slug} makes.");
        }
    }

    /// <summary>
    /// Adds the options for the shape of an image, for an edit that names no size: of the model's sizes the nearest in shape, and of those
    /// the nearest to its usual size; none that is far larger, because it may cost more. A model that follows its input by itself is left to do so.
    /// </summary>
    public static void AddLike(Model model, (int Width, int Height) picture, Dictionary<string, JsonElement> options)
    {
        if (model.Options.GetValueOrDefault(Size) is { SameAs: null } rule)
        {
            var usual = rule.Default is { } known && TryRead(OptionText.Of(known), out var pixels) ? Area(pixels) : 1024 * 1024;
            var nearest = Allowed(model, Size).Select(size => (Size: size, IsRead: TryRead(size, out var pixels), Pixels: pixels)).Where(size => size.IsRead && Area(size.Pixels) < 2 * usual)
                .OrderBy(size => AspectRatio.Distance(size.Pixels, picture)).ThenBy(size => Math.Abs(Math.Log(Area(size.Pixels) / usual)))
                .Select(size => size.Size).FirstOrDefault();
            if (nearest is not null)
            {
                options[Size] = OptionText.ToJson(nearest);
            }
        }
        else if (Allowed(model, Ratio).ToList() is var ratios && !ratios.Contains("auto") && AspectRatio.Nearest(picture.Width, picture.Height, ratios) is { } ratio)
        {
            options[Ratio] = OptionText.ToJson(ratio);
        }
    }

    private static double Area((int Width, int Height) pixels) => (double)pixels.Width * pixels.Height;

    private static IEnumerable<string> Allowed(Model model, string option) =>
        model.Options.GetValueOrDefault(option)?.Allowed.Select(OptionText.Of) ?? [];

    // The catalogue names images by the side of a square, `2K`, and videos by their shorter side, `720p`.
    private static double Side(string resolution, (int Width, int Height) pixels) => resolution.EndsWith('K')
        ? Math.Sqrt((double)pixels.Width * pixels.Height)
        : Math.Min(pixels.Width, pixels.Height);

    private static double SideOf(string resolution) =>
        int.TryParse(resolution.AsSpan(0, resolution.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? resolution.EndsWith('K') ? number * 1024d : number
            : 1;
}
