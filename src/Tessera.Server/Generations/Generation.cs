using System.Text.Json;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Generations;

/// <summary>One generation as it is stored.</summary>
internal sealed record Generation
{
    public required GenerationId Id { get; init; }

    public required AccountId Account { get; init; }

    public required Category Category { get; init; }

    /// <summary>The catalogue's slug.</summary>
    public required string Model { get; init; }

    public required GenerationState State { get; init; }

    /// <summary>Incremented by every lease, so a worker that wakes up late is refused.</summary>
    public long Fence { get; init; }

    public long? Key { get; init; }

    public string? Prompt { get; init; }

    /// <summary>What any process needs to run the job; null for text, and once it has ended.</summary>
    public string? Request { get; init; }

    public long TokensSpent { get; init; }

    public required string Provider { get; init; }

    /// <summary>The provider's credential that it was sent with; null on the sandbox.</summary>
    public string? Credential { get; init; }

    /// <summary>Whether a provider may have received it: written before it is sent.</summary>
    public bool IsSent { get; init; }

    /// <summary>Whether a provider may have received it and did not answer; the sandbox simply does it again.</summary>
    public bool IsInDoubt => IsSent && ProviderState is null && !IsSandbox;

    /// <summary>Whether a provider has it, or may have it: it is asked for there, and sent to no other.</summary>
    public bool IsWithProvider => !IsSandbox && (IsSent || ProviderState is not null);

    /// <summary>The provider's own, opaque; null until it was submitted.</summary>
    public string? ProviderState { get; init; }

    public double? Progress { get; init; }

    public DateTimeOffset? EtaAt { get; init; }

    public DateTimeOffset? DeadlineAt { get; init; }

    public long? Seed { get; init; }

    /// <summary>A JSON array, or null.</summary>
    public string? Warnings { get; init; }

    /// <summary>Whether it was made here instead of by a vendor.</summary>
    public bool IsSandbox { get; init; }

    public string? ResultText { get; init; }

    /// <summary>A JSON object, or null.</summary>
    public string? ResultMetadata { get; init; }

    public string? FileExtension { get; init; }

    public bool HasThumbnail { get; init; }

    /// <summary>An OpenAI <c>tool_calls</c> array, or null.</summary>
    public string? ToolCalls { get; init; }

    public long? PromptTokens { get; init; }

    public long? CompletionTokens { get; init; }

    public string? FinishReason { get; init; }

    public string? ErrorCode { get; init; }

    public string? Error { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public long? ProcessingMs { get; init; }

    /// <summary>Measured by the process that admitted or leased it; null where its row was only read.</summary>
    public GenerationAge? Age { get; init; }

    /// <summary>When its file expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? FileDeletedAt { get; init; }

    /// <summary>The webhook URL that its request named.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>The generation after its end, without reading it back.</summary>
    public Generation WithOutcome(GenerationOutcome outcome, long charge, DateTimeOffset at, TimeSpan took) => this with
    {
        State = outcome.State,
        Provider = outcome.Provider ?? Provider,
        Credential = outcome.Provider is null ? Credential : outcome.Credential,
        TokensSpent = charge,
        Request = null,
        Progress = null,
        EtaAt = null,
        ResultText = outcome.ResultText,
        ResultMetadata = outcome.ResultMetadata,
        FileExtension = outcome.FileExtension,
        HasThumbnail = outcome.HasThumbnail,
        ExpiresAt = outcome.ExpiresAt,
        ToolCalls = outcome.ToolCalls,
        PromptTokens = outcome.PromptTokens,
        CompletionTokens = outcome.CompletionTokens,
        FinishReason = outcome.FinishReason,
        Warnings = outcome.Warnings ?? Warnings,
        ErrorCode = outcome.ErrorCode,
        Error = outcome.Error,
        CompletedAt = at,
        ProcessingMs = (long)took.TotalMilliseconds,
    };

    /// <summary>Its warnings and some more, as they are stored.</summary>
    public string WarningsWith(IEnumerable<string> added)
    {
        var before = Warnings is { } json ? JsonSerializer.Deserialize<string[]>(json, WireJson.Options) ?? [] : [];
        return JsonSerializer.Serialize<string[]>([.. before, .. added], WireJson.Options);
    }
}
