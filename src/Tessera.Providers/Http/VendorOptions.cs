using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Providers.Http;

/// <summary>Writes options of the catalogue into the body of a vendor that names some of them differently.</summary>
internal static class VendorOptions
{
    /// <summary>Options that stand in every request for a picture; each connector says itself what becomes of them.</summary>
    private static readonly string[] OurNames = ["size", "aspect_ratio", "format", "quality", "style", "negative_prompt", "seed"];

    /// <summary>
    /// Adds every other option as it is: the catalogue's entry has them because the vendor's model does, or its route
    /// has named them for the vendor.
    /// </summary>
    /// <param name="body">Where they are put.</param>
    /// <param name="options">Those of the call.</param>
    /// <param name="placed">Further options that the connector has put elsewhere.</param>
    public static void PutOthers(JsonObject body, CallOptions options, params ReadOnlySpan<string> placed)
    {
        foreach (var (name, value) in options.Values)
        {
            if (!OurNames.Contains(name) && !placed.Contains(name) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                body[name] = JsonNode.Parse(value.GetRawText());
            }
        }
    }

    /// <summary>Adds a text where there is one.</summary>
    public static void Put(JsonObject body, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            body[name] = text;
        }
    }

    /// <summary>
    /// The seed as it is: the route says which numbers the vendor takes, and another one would not be the seed of the reply.
    /// </summary>
    public static void PutSeed(JsonObject body, string name, CallOptions options)
    {
        if (options.Whole("seed") is { } seed)
        {
            body[name] = seed;
        }
    }

    /// <summary>The requested ratio: named, or by a size in pixels.</summary>
    public static string? Ratio(CallOptions options) => options.Text("aspect_ratio") ?? PixelSize.Of(options)?.Ratio();

    /// <summary>The same where a vendor takes fewer ratios, or others, than the usual ones.</summary>
    public static string? Ratio(CallOptions options, IReadOnlyList<string> ratios) => options.Text("aspect_ratio") ?? PixelSize.Of(options)?.Ratio(ratios);
}
