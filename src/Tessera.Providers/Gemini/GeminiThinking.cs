namespace Tessera.Providers.Gemini;

/// <summary>
/// How much a model is to think: up to 2.5 a number of tokens, from 3 on a level. https://ai.google.dev/gemini-api/docs/openai#thinking
/// </summary>
/// <param name="ThinkingBudget">Tokens; 0 for none.</param>
/// <param name="ThinkingLevel"><c>minimal</c>, <c>low</c>, <c>medium</c> or <c>high</c>.</param>
internal sealed record GeminiThinking(int? ThinkingBudget, string? ThinkingLevel)
{
    /// <summary>What OpenAI's <c>reasoning_effort</c> is for the model; null where nothing is asked for.</summary>
    public static GeminiThinking? ToWire(string model, string? effort) => effort is null ? null : CountsTokens(model)
        ? new GeminiThinking(effort switch { "none" => 0, "minimal" or "low" => 1024, "medium" => 8192, _ => 24_576 }, null)
        : new GeminiThinking(null, effort switch { "none" => "minimal", "xhigh" => "high", _ => effort });

    /// <summary>Whether it is a model from before Gemini 3.</summary>
    public static bool CountsTokens(string model) =>
        model.StartsWith("gemini-2", StringComparison.Ordinal) || model.StartsWith("gemini-1", StringComparison.Ordinal);
}
