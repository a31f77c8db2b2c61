using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Models;

/// <summary>A model as OpenAI lists its own, with what its clients cannot know of others'.</summary>
internal sealed record ModelEntry
{
    /// <summary>The slug.</summary>
    public required string Id { get; init; }

    /// <summary>Always <c>model</c>.</summary>
    public string Object { get; } = "model";

    /// <summary>The day on which the model was added to the catalogue, in Unix time.</summary>
    public required long Created { get; init; }

    /// <summary>The model's vendor.</summary>
    public required string OwnedBy { get; init; }

    /// <summary>Its display name.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of result: text, image, video, tts, audio, stt, tool or embedding.</summary>
    public required string Category { get; init; }

    /// <summary>The most tokens that a request may have; null unless it is a text model.</summary>
    public required long? ContextLength { get; init; }

    public static ModelEntry Of(Model model) => new()
    {
        Id = model.Slug,
        Created = model.AddedAt.ToUnixTimeSeconds(),
        OwnedBy = model.Vendor,
        Name = model.Name,
        Category = model.Category.ToWire(),
        ContextLength = model.ContextTokens,
    };
}
