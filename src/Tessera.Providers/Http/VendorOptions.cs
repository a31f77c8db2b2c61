using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Providers.Http;

/// <summary>Writes catalogue options into the body for a vendor that names some of them differently.</summary>
internal static class VendorOptions
{
    /// <summary>Options of every image request, which each connector maps itself.</summary>
    private static readonly string[] OurNames = ["size", "aspect_ratio", "format", "quality", "style", "negative_prompt", "seed"];

    /// <summary>
    /// Adds every other option unchanged: the catalogue has it because the vendor's model does, or its route
    /// has renamed it for the vendor.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="options">The call's options.</param>
    /// <param name="placed">Further options that the connector has mapped itself.</param>
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

    /// <summary>Adds a string if there is one.</summary>
    public static void Put(JsonObject body, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            body[name] = text;
        }
    }

    /// <summary>
    /// The seed, unchanged: the route limits it to numbers that the vendor accepts, and the reply reports it.
    /// </summary>
    public static void PutSeed(JsonObject body, string name, CallOptions options)
    {
        if (options.Whole("seed") is { } seed)
        {
            body[name] = seed;
        }
    }

    /// <summary>The requested ratio, named or derived from a size in pixels.</summary>
    public static string? Ratio(CallOptions options) => options.Text("aspect_ratio") ?? PixelSize.Of(options)?.Ratio();

    /// <summary>The same for a vendor that accepts other ratios than the common ones.</summary>
    public static string? Ratio(CallOptions options, IReadOnlyList<string> ratios) => options.Text("aspect_ratio") ?? PixelSize.Of(options)?.Ratio(ratios);
}
