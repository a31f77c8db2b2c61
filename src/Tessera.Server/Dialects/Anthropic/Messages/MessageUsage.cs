using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>What the provider counted: it informs, the charge is the catalogue's price.</summary>
internal sealed record MessageUsage
{
    /// <summary>Before the provider has counted.</summary>
    public static MessageUsage None { get; } = new();

    /// <summary>Those that were neither read from the provider's cache nor written to it; 0 where the provider does not count.</summary>
    public long InputTokens { get; init; }

    /// <summary>0 where the provider does not count.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Null where the provider does not say.</summary>
    public long? CacheCreationInputTokens { get; init; }

    /// <summary>Null where the provider does not say.</summary>
    public long? CacheReadInputTokens { get; init; }

    /// <summary>The tokens charged; null while the message is streamed.</summary>
    public long? Cost { get; init; }

    /// <summary>Always null.</summary>
    public RawJson? CacheCreation { get; init; }

    /// <summary>Always null.</summary>
    public string? InferenceGeo { get; init; }

    /// <summary>Always null.</summary>
    public RawJson? OutputTokensDetails { get; init; }

    /// <summary>Always null.</summary>
    public RawJson? ServerToolUse { get; init; }

    /// <summary>Always null.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Always null.</summary>
    public string? Speed { get; init; }

    public static MessageUsage Of(Generation generation) => new()
    {
        InputTokens = Math.Max(0, (generation.PromptTokens ?? 0) - (generation.CacheReadTokens ?? 0) - (generation.CacheWriteTokens ?? 0)),
        CacheReadInputTokens = generation.CacheReadTokens,
        CacheCreationInputTokens = generation.CacheWriteTokens,
        OutputTokens = generation.CompletionTokens ?? 0,
        Cost = generation.TokensSpent,
    };
}
