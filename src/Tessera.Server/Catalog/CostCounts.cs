namespace Tessera.Server.Catalog;

/// <summary>What a cost may depend on besides the options; null where it is not known.</summary>
internal readonly record struct CostCounts
{
    public long? PromptTokens { get; init; }

    public long? CompletionTokens { get; init; }

    /// <summary>Of the prompt or the text to say.</summary>
    public long? Characters { get; init; }

    /// <summary>Of the recording given, where the model has no <c>duration</c>.</summary>
    public long? InputMilliseconds { get; init; }
}
