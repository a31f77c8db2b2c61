using System.Text.Json;
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

    public static MediaReply From(Generation generation, GenerationLinks links, long balance, DateTimeOffset now)
    {
        using var metadata = JsonDocument.Parse(generation.ResultMetadata ?? "{}");
        return new MediaReply
        {
            Id = generation.Id.Text,
            Status = generation.State.ToWire(),
            Type = generation.Category.ToWire(),
            Model = generation.Model,
            Url = links.Result(generation),
            Duration = Member(metadata, "duration"),
            Width = Member(metadata, "width"),
            Height = Member(metadata, "height"),
            TokensUsed = generation.TokensSpent,
            BalanceRemaining = balance,
            Progress = generation.Progress,
            EtaSeconds = generation.EtaSeconds(now),
            Error = generation.Error,
            CreatedAt = generation.CreatedAt,
            CompletedAt = generation.CompletedAt,
        };
    }

    private static RawJson? Member(JsonDocument metadata, string name) =>
        metadata.RootElement.TryGetProperty(name, out var value) ? new RawJson(value.GetRawText()) : null;
}
