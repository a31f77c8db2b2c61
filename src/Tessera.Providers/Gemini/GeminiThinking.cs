namespace Tessera.Providers.Gemini;

/// <summary>
/// How much a model is to think: up to 2.5 a number of tokens, from 3 on a level. https://ai.google.dev/gemini-api/docs/thinking
/// </summary>
/// <param name="ThinkingBudget">Tokens; 0 for none.</param>
/// <param name="ThinkingLevel"><c>MINIMAL</c>, <c>LOW</c>, <c>MEDIUM</c> or <c>HIGH</c>, as the description of the API writes them.</param>
internal sealed record GeminiThinking(int? ThinkingBudget, string? ThinkingLevel)
{
    /// <summary>What OpenAI's <c>reasoning_effort</c> is for the model; null where nothing is asked for.</summary>
    /// <remarks>
    /// The shipped catalogue lists the levels of each model. The models that count tokens, and the efforts that are no level,
    /// are here for models that an operator adds.
    /// </remarks>
    public static GeminiThinking? ToWire(string model, string? effort) => effort is null ? null : CountsTokens(model)
        ? new GeminiThinking(effort switch { "none" => 0, "minimal" or "low" => 1024, "medium" => 8192, _ => 24_576 }, null)
        : new GeminiThinking(null, effort switch { "none" or "minimal" => "MINIMAL", "low" => "LOW", "medium" => "MEDIUM", _ => "HIGH" });

    /// <summary>Whether it is a model from before Gemini 3.</summary>
    public static bool CountsTokens(string model) =>
        model.StartsWith("gemini-2", StringComparison.Ordinal) || model.StartsWith("gemini-1", StringComparison.Ordinal);
}
