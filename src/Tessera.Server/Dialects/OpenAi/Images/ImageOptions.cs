using System.Text.Json;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Images;

/// <summary>OpenAI's options of images by the catalogue's names and values.</summary>
internal static class ImageOptions
{
    public const string Auto = "auto";
    private const string Png = "png";
    private const string Quality = "quality";
    private const string Format = "format";
    private const string Background = "background";

    // The two generations of OpenAI's models name the same qualities differently.
    private static readonly Dictionary<string, string> SameQuality = new(StringComparer.Ordinal)
    {
        ["standard"] = "medium",
        ["medium"] = "standard",
        ["hd"] = "high",
        ["high"] = "hd",
    };

    public static Dictionary<string, JsonElement> Of(Model model, ImagesBody body, BodyProblems problems, List<string> warnings)
    {
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (body.Size is { } size and not Auto)
        {
            ShapeOptions.Add(model, size, options, warnings);
        }

        if (body.Quality is { } quality and not Auto)
        {
            options[Quality] = OptionText.ToJson(QualityOf(model, quality));
        }

        if (body is GenerateImageRequest { Style: { } style })
        {
            options["style"] = OptionText.ToJson(style);
        }

        var format = body.OutputFormat ?? (Takes(model, Format, Png) ? Png : null);
        if (format is not null)
        {
            options[Format] = OptionText.ToJson(format);
        }

        AddBackground(model, body.Background, options, problems);
        if (body.Stream is true)
        {
            problems.Add("stream", "`stream` must be false: images are returned whole, when they are done.");
        }

        warnings.AddRange(body.Ignored.Where(member => member.Value is not null).Select(member => $"`{member.Name}` was ignored: it changes nothing on this server."));
        return options;
    }

    private static void AddBackground(Model model, string? background, Dictionary<string, JsonElement> options, BodyProblems problems)
    {
        if (background is null)
        {
            return;
        }

        if (model.Options.ContainsKey(Background))
        {
            options[Background] = OptionText.ToJson(background);
        }
        else if (background == "transparent")
        {
            // An opaque image would be charged although it is of no use to the caller.
            problems.Add(Background, $"`background` must be opaque or auto: {model.Slug} makes no transparent images here. The model remove-bg makes an image's background transparent.");
        }
    }

    private static string QualityOf(Model model, string quality) =>
        !Takes(model, Quality, quality) && SameQuality.TryGetValue(quality, out var same) && Takes(model, Quality, same) ? same : quality;

    private static bool Takes(Model model, string option, string value) =>
        model.Options.GetValueOrDefault(option)?.Allowed.Any(allowed => OptionText.Of(allowed) == value) ?? false;
}
