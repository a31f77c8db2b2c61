using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.Gemini;

/// <summary>
/// The body of a generateContent call for an image. https://ai.google.dev/gemini-api/docs/image-generation
/// </summary>
/// <remarks>
/// Input images follow the prompt. Format, style and negative prompt can be expressed only in the prompt, so
/// these options are not sent.
/// </remarks>
internal static partial class GeminiImageRequest
{
    private const string ResolutionOption = "resolution";

    private const int Side = 1024;

    public static HttpContent ToWire(TaskCall call)
    {
        var parts = new JsonArray();
        if (call.Prompt.Length > 0)
        {
            parts.Add((JsonNode)new JsonObject { ["text"] = call.Prompt });
        }

        foreach (var file in call.Inputs.Values)
        {
            parts.Add((JsonNode)new JsonObject
            {
                ["inlineData"] = new JsonObject { ["mimeType"] = file.ContentType, ["data"] = Convert.ToBase64String(file.Content) },
            });
        }

        var body = new JsonObject
        {
            ["contents"] = new JsonArray(new JsonObject { ["role"] = "user", ["parts"] = parts }),
            ["generationConfig"] = ConfigOf(call),
        };
        return JsonBody.Of(body, GeminiImageRequestWire.Default.JsonObject);
    }

    private static JsonObject ConfigOf(TaskCall call)
    {
        var config = new JsonObject { ["responseModalities"] = new JsonArray("TEXT", "IMAGE") };
        VendorOptions.PutSeed(config, "seed", call.Options);
        if (ShapeOf(call) is { Count: > 0 } shape)
        {
            config["imageConfig"] = shape;
        }

        VendorOptions.PutOthers(config, call.Options, ResolutionOption);
        return config;
    }

    /// <summary>
    /// A model with a single resolution refuses the parameter, so the route sets a resolution only if
    /// the model accepts one. A model that the operator added may have a size in pixels instead.
    /// </summary>
    private static JsonObject ShapeOf(TaskCall call)
    {
        var shape = new JsonObject();
        VendorOptions.Put(shape, "aspectRatio", VendorOptions.Ratio(call.Options));
        VendorOptions.Put(shape, "imageSize", call.Options.Text(ResolutionOption) ?? (PixelSize.Of(call.Options) is { } size ? Resolution(size) : null));
        return shape;
    }

    /// <summary>The side of a square with as many pixels, rounded to a power of two.</summary>
    private static string Resolution(PixelSize size) => Math.Round(Math.Log2(Math.Sqrt((double)size.Width * size.Height) / Side)) switch
    {
        < 0 => "512",
        0 => "1K",
        1 => "2K",
        _ => "4K",
    };

    [JsonSerializable(typeof(JsonObject))]
    private sealed partial class GeminiImageRequestWire : JsonSerializerContext;
}
