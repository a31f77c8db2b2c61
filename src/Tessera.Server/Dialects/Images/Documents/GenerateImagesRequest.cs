using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.Images.Documents;

/// <summary>Pictures from words. Members that are not named here are not looked at.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record GenerateImagesRequest
{
    /// <summary>What to make.</summary>
    public required string Prompt { get; init; }

    /// <summary>How many, each of them another.</summary>
    [Range(1, ImageModels.MostImages)]
    [DefaultValue(1)]
    public int? NumImages { get; init; }

    /// <summary>21:9, 16:9, 3:2, 4:3, 5:4, 1:1, 4:5, 3:4, 2:3 or 9:16, as far as the model makes them.</summary>
    [DefaultValue("1:1")]
    public string? AspectRatio { get; init; }

    /// <summary>jpeg, png or webp.</summary>
    [DefaultValue("png")]
    public string? OutputFormat { get; init; }

    /// <summary>A model of <c>GET /models</c>; absent, null and {} are nano-banana.</summary>
    public object? Model { get; init; }

    /// <summary>Makes one picture, whatever <c>num_images</c> says.</summary>
    [DefaultValue(false)]
    public bool? LimitGenerations { get; init; }

    /// <summary>Makes the same pictures again. Ours; the vendor has no such member.</summary>
    [Range(0, 9_007_199_254_740_991)]
    public long? Seed { get; init; }
}
