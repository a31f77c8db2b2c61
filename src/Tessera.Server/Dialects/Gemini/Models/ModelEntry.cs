using System.Text.Json.Serialization;
using Tessera.Server.Catalog;

namespace Tessera.Server.Dialects.Gemini.Models;

/// <summary>A model. https://ai.google.dev/api/models#Model</summary>
internal sealed record ModelEntry
{
    public const string Prefix = "models/";

    /// <summary><c>models/</c> and the slug.</summary>
    public required string Name { get; init; }

    [JsonPropertyName("displayName")]
    public required string DisplayName { get; init; }

    public required string Description { get; init; }

    /// <summary>Always 1.</summary>
    public string Version { get; } = "1";

    /// <summary>The most tokens of a conversation; absent for images.</summary>
    [JsonPropertyName("inputTokenLimit")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? InputTokenLimit { get; init; }

    /// <summary>The highest <c>maxOutputTokens</c>; absent for images.</summary>
    [JsonPropertyName("outputTokenLimit")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? OutputTokenLimit { get; init; }

    [JsonPropertyName("supportedGenerationMethods")]
    public IReadOnlyList<string> SupportedGenerationMethods { get; } = ["generateContent", "streamGenerateContent", "countTokens"];

    public static ModelEntry Of(Model model) => new()
    {
        Name = Prefix + model.Slug,
        DisplayName = model.Name,
        Description = model.DescriptionEn,
        InputTokenLimit = model.ContextTokens,
        OutputTokenLimit = model.Options.TryGetValue("max_tokens", out var rule) && rule.Max is { } most ? (long)most : null,
    };
}
