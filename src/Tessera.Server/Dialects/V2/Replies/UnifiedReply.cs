using System.Text.Json.Serialization;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Replies;

/// <summary>
/// A generation in the unified dialect: every key is always present, null when it has no value, except <c>tool_calls</c>.
/// </summary>
internal sealed record UnifiedReply
{
    public required long Id { get; init; }

    public required string Status { get; init; }

    public required string Type { get; init; }

    public required string ModelSlug { get; init; }

    public string? ResultText { get; init; }

    public string? ResultUrl { get; init; }

    public string? ThumbnailUrl { get; init; }

    public string? Error { get; init; }

    public long TokensSpent { get; init; }

    public long? ProcessingMs { get; init; }

    public long? Seed { get; init; }

    public RawJson? ResultMetadata { get; init; }

    public double? Progress { get; init; }

    public long? EtaSeconds { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public RawJson Warnings { get; init; }

    public bool Sandbox { get; init; }

    /// <summary>The text model's calls of the request's tools; absent when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? ToolCalls { get; init; }

    /// <summary>What was asked for; absent from replies to POST, and where it is not kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestFacts? Request { get; init; }

    public static UnifiedReply From(Generation generation, GenerationLinks links, DateTimeOffset now, Language language) => new()
    {
        Id = generation.Id.Value,
        Status = generation.State.ToWire(),
        Type = generation.Category.ToWire(),
        ModelSlug = generation.Model,
        ResultText = generation.ResultText,
        ResultUrl = links.Result(generation),
        ThumbnailUrl = links.Thumbnail(generation),
        Error = generation.ErrorIn(language),
        TokensSpent = generation.TokensSpent,
        ProcessingMs = generation.ProcessingMs,
        Seed = generation.Seed,
        // A transcript has the times of its parts there, which this form does not show.
        ResultMetadata = generation.ResultText is null ? RawJson.From(generation.ResultMetadata) : null,
        Progress = generation.Progress,
        EtaSeconds = generation.EtaSeconds(now),
        CreatedAt = generation.CreatedAt,
        CompletedAt = generation.CompletedAt,
        ExpiresAt = generation.ExpiresAt,
        Warnings = RawJson.From(generation.Warnings) ?? new RawJson("[]"),
        Sandbox = generation.IsSandbox,
        ToolCalls = RawJson.From(generation.ToolCalls),
    };
}
