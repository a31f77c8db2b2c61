using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Replies;

/// <summary>A media generation asked for by its <c>gen_</c> id.</summary>
internal sealed record MediaReply
{
    public required string Id { get; init; }

    public required string Status { get; init; }

    public required string Type { get; init; }

    public required string Model { get; init; }

    public string? Url { get; init; }

    public RawJson? Duration { get; init; }

    public RawJson? Width { get; init; }

    public RawJson? Height { get; init; }

    public long TokensUsed { get; init; }

    public long BalanceRemaining { get; init; }

    public double? Progress { get; init; }

    public long? EtaSeconds { get; init; }

    public string? Error { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>What was asked for; absent from replies to POST, and where it is not kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestFacts? Request { get; init; }

    public static MediaReply From(Generation generation, GenerationLinks links, long balance, DateTimeOffset now, Language language)
    {
        using var metadata = JsonDocument.Parse(generation.ResultMetadata ?? "{}");
        return new MediaReply
        {
            Id = generation.Id.Text,
            Status = generation.State.ToWire(),
            Type = generation.Category.ToWire(),
            Model = generation.Model,
            Url = links.Result(generation),
            Duration = RawJson.Member(metadata, "duration"),
            Width = RawJson.Member(metadata, "width"),
            Height = RawJson.Member(metadata, "height"),
            TokensUsed = generation.TokensSpent,
            BalanceRemaining = balance,
            Progress = generation.Progress,
            EtaSeconds = generation.EtaSeconds(now),
            Error = generation.ErrorIn(language),
            CreatedAt = generation.CreatedAt,
            CompletedAt = generation.CompletedAt,
        };
    }
}
