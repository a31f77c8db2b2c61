using System.Text.Json;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;

namespace Tessera.Server.Dialects.Fal;

/// <summary>
/// fal's <c>image_size</c>. A preset names a shape: the model's nearest size is used. A width and a height name a size, which a model
/// with listed sizes must have.
/// </summary>
internal static class FalImageSize
{
    public const string Member = "image_size";

    private const string Size = "size";
    private const string Expected = "must be square_hd, square, portrait_4_3, portrait_16_9, landscape_4_3, landscape_16_9, or {\"width\":…,\"height\":…}";

    // https://docs.fal.ai: the pixels of each preset.
    private static readonly Dictionary<string, (int Width, int Height)> Presets = new(StringComparer.Ordinal)
    {
        ["square_hd"] = (1024, 1024),
        ["square"] = (512, 512),
        ["portrait_4_3"] = (768, 1024),
        ["portrait_16_9"] = (576, 1024),
        ["landscape_4_3"] = (1024, 768),
        ["landscape_16_9"] = (1024, 576),
    };

    /// <summary>Adds the size to an input.</summary>
    public static void Add(JsonElement value, VendorInput input)
    {
        var model = input.Model;
        if (value.ValueKind is JsonValueKind.Null || OptionText.TryText(value) == "auto")
        {
            return;
        }

        var preset = OptionText.TryText(value) is { } name && Presets.TryGetValue(name, out var pixels) ? $"{pixels.Width}x{pixels.Height}" : null;
        if ((preset ?? TextOf(value)) is not { } size)
        {
            input.Problems.Add(Member, $"`{Member}` {Expected}, got {OptionText.Show(value)}.", [.. Presets.Keys], "enum");
            return;
        }

        var sizes = model.Options.GetValueOrDefault(Size) is { SameAs: null } rule ? rule.Allowed.Select(OptionText.Of).ToList() : [];
        if (sizes.Count == 0)
        {
            ShapeOptions.Add(model, size, input.Options, input.Warnings);
            return;
        }

        var chosen = preset is null || sizes.Contains(size) ? size : Nearest(size, sizes);
        if (chosen != size && !HasShape(chosen, size))
        {
            input.Warnings.Add($"`{Member}` {OptionText.Show(value)} was replaced by {chosen}, the nearest that {model.Slug} makes.");
        }

        input.Add(Size, Member, OptionText.ToJson(chosen));
    }

    private static string? TextOf(JsonElement value) => value.ValueKind is JsonValueKind.Object
        ? value.TryGetProperty("width", out var width) && value.TryGetProperty("height", out var height)
            && width.TryWhole() is { } across && height.TryWhole() is { } down ? $"{across}x{down}" : null
        : OptionText.TryText(value) is { } text && ShapeOptions.TryRead(text, out _) ? text : null;

    private static int? TryWhole(this JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0 ? number : null;

    private static string Nearest(string size, List<string> sizes) =>
        sizes.MinBy(other => (HasShape(other, size) ? 0 : Shape(other, size), Area(other, size))) ?? size;

    // Models round their sizes to multiples of 64.
    private static bool HasShape(string one, string other) => Shape(one, other) < 0.05;

    private static double Shape(string one, string other) => Math.Abs(Math.Log(Ratio(one)) - Math.Log(Ratio(other)));

    private static double Area(string one, string other) => Math.Abs(Math.Log(Pixels(one)) - Math.Log(Pixels(other)));

    private static double Ratio(string size) => ShapeOptions.TryRead(size, out var pixels) ? (double)pixels.Width / pixels.Height : 1;

    private static double Pixels(string size) => ShapeOptions.TryRead(size, out var pixels) ? (double)pixels.Width * pixels.Height : 1;
}
