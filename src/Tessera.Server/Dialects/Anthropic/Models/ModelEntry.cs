using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Replies;

namespace Tessera.Server.Dialects.Anthropic.Models;

/// <summary>A model. https://docs.anthropic.com/en/api/models</summary>
internal sealed record ModelEntry
{
    public string Type { get; } = "model";

    /// <summary>Its slug.</summary>
    public required string Id { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The day on which the model was added to the catalogue.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The most tokens of a conversation.</summary>
    public long? MaxInputTokens { get; init; }

    /// <summary>The highest <c>max_tokens</c>.</summary>
    public long? MaxTokens { get; init; }

    public string Lifecycle { get; } = "active";

    /// <summary>Always null.</summary>
    public RawJson? Capabilities { get; init; }

    /// <summary>Always null.</summary>
    public string? DeprecatedAt { get; init; }

    /// <summary>Always null.</summary>
    public RawJson? Line { get; init; }

    /// <summary>Always null.</summary>
    public string? RetiresAt { get; init; }

    public static ModelEntry Of(Model model) => new()
    {
        Id = model.Slug,
        DisplayName = model.Name,
        CreatedAt = model.AddedAt,
        MaxInputTokens = model.ContextTokens,
        MaxTokens = model.Options.TryGetValue("max_tokens", out var rule) && rule.Max is { } most ? (long)most : null,
    };
}
