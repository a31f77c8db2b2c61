using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.Images.Documents;

/// <summary>Pictures from pictures and words. Members that are not named here are not looked at.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record EditImagesRequest
{
    /// <summary>What to change, or to make of them.</summary>
    public required string Prompt { get; init; }

    /// <summary>
    /// One to ten relative addresses, <c>output_image_url</c> of this workspace's history; their order matters. A <c>result_url</c> of the same
    /// account's other pictures is taken as well; any other absolute URL is refused.
    /// </summary>
    [MinLength(1)]
    [MaxLength(ReadImagesCall.MostInputs)]
    public required IReadOnlyList<string> ImageUrls { get; init; }

    /// <summary>How many, each of them another.</summary>
    [Range(1, ImageModels.MostImages)]
    [DefaultValue(1)]
    public int? NumImages { get; init; }

    /// <summary>As of <c>POST /</c>; <c>auto</c> is the one nearest to the first picture's shape.</summary>
    [DefaultValue("auto")]
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
