using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>What a text used: the provider's counts, and what it cost here.</summary>
/// <param name="InputTokens">As the provider counted; 0 when it did not.</param>
/// <param name="OutputTokens">As the provider counted; 0 when it did not.</param>
/// <param name="TotalTokens">Both.</param>
/// <param name="Cost">Tessera's tokens that were charged.</param>
internal sealed record ResponseUsage(long InputTokens, long OutputTokens, long TotalTokens, long Cost)
{
    public required Cached InputTokensDetails { get; init; }

    public required Reasoned OutputTokensDetails { get; init; }

    public static ResponseUsage Of(Generation generation)
    {
        var (input, output) = (generation.PromptTokens ?? 0, generation.CompletionTokens ?? 0);
        return new(input, output, input + output, generation.TokensSpent)
        {
            InputTokensDetails = new(generation.CacheReadTokens ?? 0),
            OutputTokensDetails = new(generation.ReasoningTokens ?? 0),
        };
    }

    /// <param name="CachedTokens">Those that the provider read from its cache; 0 when it does not say.</param>
    internal sealed record Cached(long CachedTokens);

    /// <param name="ReasoningTokens">Those that the model thought; 0 when the provider does not say.</param>
    internal sealed record Reasoned(long ReasoningTokens);
}
