namespace Tessera.Server.Catalog;

/// <summary>The counts that a cost may depend on besides the options; null when unknown.</summary>
internal readonly record struct CostCounts
{
    public long? PromptTokens { get; init; }

    public long? CompletionTokens { get; init; }

    /// <summary>The length of the prompt or the text to speak.</summary>
    public long? Characters { get; init; }

    /// <summary>The duration of the given recording, for a model without the option <c>duration</c>.</summary>
    public long? InputMilliseconds { get; init; }
}
