using System.Text.Json;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Fal;

/// <summary>The most common members of an input, for the API document: each model has its own.</summary>
internal sealed record FalInputMembers
{
    /// <summary>What to generate.</summary>
    public string? Prompt { get; init; }

    /// <summary>Images: a preset such as <c>square_hd</c> or <c>landscape_16_9</c>, or <c>{"width","height"}</c> of a size that the model has.</summary>
    public JsonElement? ImageSize { get; init; }

    /// <summary>The shape, such as <c>16:9</c>.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>Images: how many, 1 to 4; each is a generation of its own, and the request has the ID of the first.</summary>
    public int? NumImages { get; init; }

    /// <summary>A link to an image or a <c>data:</c> URI.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>Links to several images.</summary>
    [Entries(64, 20_000_000)]
    public IReadOnlyList<string>? ImageUrls { get; init; }

    /// <summary>The seed.</summary>
    public long? Seed { get; init; }

    /// <summary>Images: <c>png</c>, <c>jpeg</c> or <c>webp</c>.</summary>
    public string? OutputFormat { get; init; }
}
