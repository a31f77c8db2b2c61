using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Masks;

namespace Tessera.Providers.BlackForestLabs;

/// <summary>
/// The body of a submission. The model families differ in how they name the size and the input image.
/// https://docs.bfl.ai/api-reference
/// </summary>
internal static partial class BflRequest
{
    /// <summary>The family's names of members whose catalogue name differs or does not exist.</summary>
    private static readonly string[] OurNames = ["size", "aspect_ratio", "format", "quality", "style", "negative_prompt", "seed"];

    /// <summary>Null if the mask cannot be read.</summary>
    public static HttpContent? ToWire(TaskCall call)
    {
        var isFlux2 = call.Model.StartsWith("flux-2", StringComparison.Ordinal);
        var isKontext = call.Model.StartsWith("flux-kontext", StringComparison.Ordinal);
        // What works on a given image and keeps its size; the last ones are named by their paths, as flux-tools/erase-v1.
        var isFill = call.Model.Contains("-fill", StringComparison.Ordinal) || call.Model.Contains("-expand", StringComparison.Ordinal) || call.Model.Contains('/', StringComparison.Ordinal);
        var takesRatio = isKontext || call.Model.EndsWith("-ultra", StringComparison.Ordinal);
        var body = new JsonObject();
        VendorOptions.Put(body, "prompt", call.Prompt);
        if (!isFill)
        {
            PutSize(body, call.Options, takesRatio);
        }

        if (call.Options.Whole("seed") is { } seed)
        {
            body["seed"] = seed;
        }

        VendorOptions.Put(body, "output_format", call.Options.Text("format"));
        foreach (var (name, value) in call.Options.Values)
        {
            if (!OurNames.Contains(name) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                body[name] = JsonNode.Parse(value.GetRawText());
            }
        }

        return PutFiles(body, call, isFill ? "image" : isFlux2 || isKontext ? "input_image" : "image_prompt")
            ? JsonBody.Of(body, BflRequestWire.Default.JsonObject)
            : null;
    }

    // The given images are numbered without gaps, whichever of the catalogue's numbered inputs hold them.
    private static bool PutFiles(JsonObject body, TaskCall call, string image)
    {
        var images = 0;
        foreach (var (name, file) in call.Inputs)
        {
            var sent = name == VendorMask.Member ? VendorMask.Of(call, MaskForm.WhiteChanges) : file;
            if (sent is null)
            {
                return false;
            }

            var member = name == VendorMask.Member ? "mask"
                : !name.StartsWith("image_url", StringComparison.Ordinal) ? name
                : ++images == 1 ? image
                : $"{image}_{images}";
            body[member] = Convert.ToBase64String(sent.Content);
        }

        return true;
    }

    private static void PutSize(JsonObject body, CallOptions options, bool takesRatio)
    {
        var size = PixelSize.Of(options);
        if (takesRatio && (options.Text("aspect_ratio") ?? size?.Ratio()) is { } ratio)
        {
            body["aspect_ratio"] = ratio;
        }
        else if (!takesRatio && size is { } pixels)
        {
            body["width"] = pixels.Width;
            body["height"] = pixels.Height;
        }
    }

    [JsonSerializable(typeof(JsonObject))]
    private sealed partial class BflRequestWire : JsonSerializerContext;
}
