using System.Text.Json.Serialization;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Replies;

/// <summary>A text generation in the chat dialect.</summary>
internal sealed record ChatReply
{
    public required string Id { get; init; }

    public required string Status { get; init; }

    public required string Model { get; init; }

    public string? Content { get; init; }

    public long TokensUsed { get; init; }

    public long BalanceRemaining { get; init; }

    public TokenUsage? Usage { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? ToolCalls { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? Warnings { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Sandbox { get; init; }

    /// <summary>What was asked for; absent from replies to POST, and where it is not kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RequestFacts? Request { get; init; }

    public static ChatReply From(Generation generation, long balance, Language language) => new()
    {
        Id = generation.Id.Text,
        Status = generation.State.ToWire(),
        Model = generation.Model,
        Content = generation.ResultText,
        TokensUsed = generation.TokensSpent,
        BalanceRemaining = balance,
        Usage = TokenUsage.From(generation.PromptTokens, generation.CompletionTokens),
        CreatedAt = generation.CreatedAt,
        Error = generation.ErrorIn(language),
        ToolCalls = RawJson.From(generation.ToolCalls),
        Warnings = RawJson.From(generation.Warnings),
        Sandbox = generation.IsSandbox,
    };
}
