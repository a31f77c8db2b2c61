using Tessera.Providers;

namespace Tessera.Server.Generations;

/// <summary>How a generation ends: what is charged and what is stored.</summary>
/// <param name="State">A final state.</param>
/// <param name="Charge">Tokens to capture from the hold, of which the rest is released; null captures the whole hold.</param>
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

    /// <summary>How long after its admission the first piece of a streamed text came; null for all else.</summary>
    public TimeSpan? FirstTokenAfter { get; init; }

    /// <summary>The providers that were asked (<see cref="StoredAttempt"/>); null leaves what is stored.</summary>
    public string? Attempts { get; init; }

    /// <summary>All its warnings, a JSON array, if any were added since admission; null leaves them unchanged.</summary>
    public string? Warnings { get; init; }

    /// <summary>The provider that served it in the end; null if it is the one it was admitted for.</summary>
    public string? Provider { get; init; }

    /// <summary>The credential of that provider that was used.</summary>
    public string? Credential { get; init; }

    /// <summary>What the provider charges the operator, in millionths of a US dollar; null when unknown.</summary>
    public long? CostMicroUsd { get; init; }

    public string? ErrorCode { get; init; }

    public string? Error { get; init; }

    /// <summary>Canceled by its owner at no charge.</summary>
    public static GenerationOutcome Cancellation { get; } = new(GenerationState.Canceled, 0, "canceled")
    {
        ErrorCode = "canceled",
        Error = "canceled",
    };

    /// <summary>A completed job. Its price was known before the start, so the whole hold is captured.</summary>
    public static GenerationOutcome Completed(Generation generation) =>
        new(GenerationState.Completed, null, $"completed with {generation.Model}");

    /// <summary>A failure at no charge.</summary>
    public static GenerationOutcome Failure(string code, string sentence) => new(GenerationState.Failed, 0, $"failed: {code}")
    {
        ErrorCode = code,
        Error = $"{code}: {sentence}",
    };

    /// <summary>A provider's failure, with the contract's error code.</summary>
    public static GenerationOutcome Failure(ProviderFailure failure) => Failure(CodeOf(failure), failure.Message);

    /// <summary>The contract's error code of a provider's failure.</summary>
    public static string CodeOf(ProviderFailure failure) => failure.IsTimeout ? "timeout" : failure.Kind switch
    {
        FailureKind.InvalidInput => "invalid_input",
        FailureKind.ContentRefused => "content_policy",
        FailureKind.RateLimited or FailureKind.ConcurrencyLimited => "overloaded",
        FailureKind.Unavailable or FailureKind.RouteUnusable or FailureKind.AuthUpstream or FailureKind.FundsUpstream => "model_unavailable",
        FailureKind.TaskFailed or FailureKind.UnknownOutcome => ProviderError,
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure.Kind, "Not a failure kind."),
    };
}
