using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.OpenAi.Chat;

/// <summary>What a text used: the provider's counts, and what it cost here.</summary>
/// <param name="PromptTokens">As the provider counted; 0 when it did not.</param>
/// <param name="CompletionTokens">As the provider counted; 0 when it did not.</param>
/// <param name="TotalTokens">Both.</param>
/// <param name="Cost">Tessera's tokens that were charged.</param>
internal sealed record ChatUsage(long PromptTokens, long CompletionTokens, long TotalTokens, long Cost)
{
    public required Prompt PromptTokensDetails { get; init; }

    public required Completion CompletionTokensDetails { get; init; }

    public static ChatUsage Of(Generation generation)
    {
        var (prompt, completion) = (generation.PromptTokens ?? 0, generation.CompletionTokens ?? 0);
        return new(prompt, completion, prompt + completion, generation.TokensSpent)
        {
            PromptTokensDetails = new(generation.CacheReadTokens ?? 0),
            CompletionTokensDetails = new(generation.ReasoningTokens ?? 0),
        };
    }

    /// <param name="CachedTokens">Those that the provider read from its cache; 0 when it does not say.</param>
    internal sealed record Prompt(long CachedTokens);

    /// <param name="ReasoningTokens">Those that the model thought; 0 when the provider does not say.</param>
    internal sealed record Completion(long ReasoningTokens);
}
