namespace Tessera.Server.Generations.Outcome;

/// <summary>How a generation ends: what is charged and what is kept of it.</summary>
/// <param name="State">A final state.</param>
/// <param name="Charge">Tokens to capture from the hold; the rest goes back.</param>
/// <param name="Reason">The journal's words for it.</param>
internal sealed record GenerationOutcome(GenerationState State, long Charge, string Reason)
{
    public string? ResultText { get; init; }

    public string? ResultMetadata { get; init; }

    public string? FileExtension { get; init; }

    /// <summary>Our link of the file, for those who are told.</summary>
    public string? ResultUrl { get; init; }

    public long? FileBytes { get; init; }

    public bool HasThumbnail { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? ToolCalls { get; init; }

    public long? PromptTokens { get; init; }

    public long? CompletionTokens { get; init; }

    public string? FinishReason { get; init; }

    /// <summary>All its warnings, a JSON array, where there are more than it was admitted with; null leaves them as they are.</summary>
    public string? Warnings { get; init; }

    /// <summary>Who served it at last, where that is not who it was admitted for.</summary>
    public string? Provider { get; init; }

    /// <summary>With which of his credentials.</summary>
    public string? Credential { get; init; }

    /// <summary>What the provider charges us, in millionths of a US dollar; null where nobody knows.</summary>
    public long? CostMicroUsd { get; init; }

    public string? ErrorCode { get; init; }

    public string? Error { get; init; }

    /// <summary>A failure: nothing is charged.</summary>
    public static GenerationOutcome Failure(string code, string sentence) => new(GenerationState.Failed, 0, $"failed: {code}")
    {
        ErrorCode = code,
        Error = $"{code}: {sentence}",
    };

    /// <summary>Stopped by its owner: nothing is charged.</summary>
    public static GenerationOutcome Cancellation { get; } = new(GenerationState.Canceled, 0, "canceled")
    {
        ErrorCode = "canceled",
        Error = "canceled",
    };
}
