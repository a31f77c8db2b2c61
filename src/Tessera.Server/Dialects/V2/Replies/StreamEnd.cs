using System.Text.Json.Serialization;
using Tessera.Server.Dialects.Shared.Replies;

namespace Tessera.Server.Dialects.V2.Replies;

/// <summary>
/// The last event of a stream but <c>[DONE]</c>: what the text cost, in the terms of the dialect, the calls that the model
/// made of the request's tools, whole, when it made some, and the warnings, when there are some.
/// </summary>
internal sealed record StreamEnd
{
    public string Type { get; } = "generation_end";

    /// <summary>A text in the chat dialect, a whole number in the unified one.</summary>
    public required object Id { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? TokensUsed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? BalanceRemaining { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? TokensSpent { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? ToolCalls { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RawJson? Warnings { get; init; }
}
