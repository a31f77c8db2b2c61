using Tessera.Providers;

namespace Tessera.Server.Generations;

/// <summary>How a generation ends: what is charged and what is kept of it.</summary>
/// <param name="State">A final state.</param>
/// <param name="Charge">Tokens to capture from the hold, the rest is released; null captures the whole hold.</param>
/// <param name="Reason">The reason in the journal.</param>
internal sealed record GenerationOutcome(GenerationState State, long? Charge, string Reason)
{
    public const string ProviderError = "provider_error";

    public string? ResultText { get; init; }

    public string? ResultMetadata { get; init; }

    public string? FileExtension { get; init; }

    /// <summary>Our link to the file, for webhooks.</summary>
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

    /// <summary>The provider that served it in the end; null where it is the one it was admitted for.</summary>
    public string? Provider { get; init; }

    /// <summary>Which of that provider's credentials was used.</summary>
    public string? Credential { get; init; }

    /// <summary>What the provider charges us, in millionths of a US dollar; null where that is not known.</summary>
    public long? CostMicroUsd { get; init; }

    public string? ErrorCode { get; init; }

    public string? Error { get; init; }

    /// <summary>Canceled by its owner: nothing is charged.</summary>
    public static GenerationOutcome Cancellation { get; } = new(GenerationState.Canceled, 0, "canceled")
    {
        ErrorCode = "canceled",
        Error = "canceled",
    };

    /// <summary>A completed job, whose price is known before it starts: the whole hold is captured.</summary>
    public static GenerationOutcome Completed(Generation generation) =>
        new(GenerationState.Completed, null, $"completed with {generation.Model}");

    /// <summary>A failure: nothing is charged.</summary>
    public static GenerationOutcome Failure(string code, string sentence) => new(GenerationState.Failed, 0, $"failed: {code}")
    {
        ErrorCode = code,
        Error = $"{code}: {sentence}",
    };

    /// <summary>A provider's failure, in the contract's codes.</summary>
    public static GenerationOutcome Failure(ProviderFailure failure) => Failure(failure.IsTimeout ? "timeout" : Code(failure.Kind), failure.Message);

    private static string Code(FailureKind kind) => kind switch
    {
        FailureKind.InvalidInput => "invalid_input",
        FailureKind.ContentRefused => "content_policy",
        FailureKind.RateLimited or FailureKind.ConcurrencyLimited => "overloaded",
        FailureKind.Unavailable or FailureKind.RouteUnusable or FailureKind.AuthUpstream or FailureKind.FundsUpstream => "model_unavailable",
        FailureKind.TaskFailed or FailureKind.UnknownOutcome => ProviderError,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a failure kind."),
    };
}
