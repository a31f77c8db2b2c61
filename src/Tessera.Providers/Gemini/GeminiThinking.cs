namespace Tessera.Providers.Gemini;

/// <summary>
/// How much a model thinks: up to 2.5 a number of tokens, from 3 on a level. https://ai.google.dev/gemini-api/docs/thinking
/// </summary>
/// <param name="ThinkingBudget">Tokens; 0 for none.</param>
/// <param name="ThinkingLevel"><c>MINIMAL</c>, <c>LOW</c>, <c>MEDIUM</c> or <c>HIGH</c>, as the API's reference spells them.</param>
internal sealed record GeminiThinking(int? ThinkingBudget, string? ThinkingLevel)
{
    /// <summary>The equivalent of OpenAI's <c>reasoning_effort</c>; null if the call sets none.</summary>
    /// <remarks>
    /// The shipped catalogue lists the levels of each model. Models that count tokens, and efforts that are not levels,
    /// are supported for models that an operator adds.
    /// </remarks>
    public static GeminiThinking? ToWire(string model, string? effort) => effort is null ? null : CountsTokens(model)
        ? new GeminiThinking(effort switch { "none" => 0, "minimal" or "low" => 1024, "medium" => 8192, _ => 24_576 }, null)
        : new GeminiThinking(null, effort switch { "none" or "minimal" => "MINIMAL", "low" => "LOW", "medium" => "MEDIUM", _ => "HIGH" });

    /// <summary>Whether the model is older than Gemini 3.</summary>
    public static bool CountsTokens(string model) =>
        model.StartsWith("gemini-2", StringComparison.Ordinal) || model.StartsWith("gemini-1", StringComparison.Ordinal);
}
