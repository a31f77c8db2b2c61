using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tessera.Providers.Automatic1111;

/// <summary>The body of txt2img and img2img.</summary>
internal sealed record Picture(
    string Prompt, int? Width, int? Height, string[]? InitImages, string? Mask, Settings? OverrideSettings, string ForceTaskId)
{
    /// <summary>Members whose names are the catalogue's own.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Options { get; } = [];
}
