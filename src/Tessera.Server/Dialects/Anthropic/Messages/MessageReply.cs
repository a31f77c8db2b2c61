using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>A message of the model. https://docs.anthropic.com/en/api/messages#response-id</summary>
internal sealed record MessageReply
{
    private const string Prefix = "msg_";

    public required string Id { get; init; }

    public string Type { get; } = "message";

    public string Role { get; } = "assistant";

    /// <summary>The model's slug.</summary>
    public required string Model { get; init; }

    public required IReadOnlyList<ContentBlock> Content { get; init; }

    /// <summary>end_turn, max_tokens, tool_use or refusal; null while the message is streamed.</summary>
    public string? StopReason { get; init; }

    /// <summary>Always null: few providers say which string stopped the model.</summary>
    public string? StopSequence { get; init; }

    /// <summary>Always null.</summary>
    public RawJson? StopDetails { get; init; }

    /// <summary>Always null.</summary>
    public RawJson? Container { get; init; }

    /// <summary>Always null.</summary>
    public RawJson? Diagnostics { get; init; }

    public required MessageUsage Usage { get; init; }

    /// <summary>A completed message.</summary>
    public static MessageReply Of(Generation generation) => Begin(generation) with
    {
        Content =
        [
            .. ContentBlock.ThoughtsOf(generation),
            .. generation.ResultText is { Length: > 0 } text ? [new ContentBlock.Text(text)] : Array.Empty<ContentBlock>(),
            .. ToolCalls.Of(generation).Select(ContentBlock.ToolUse.Of),
        ],
        StopReason = ReasonOf(generation),
        Usage = MessageUsage.Of(generation),
    };

    /// <summary>A message that is about to be streamed.</summary>
    public static MessageReply Begin(Generation generation) => new()
    {
        Id = OpaqueId.ToText(Prefix, generation.Id.Value),
        Model = generation.Model,
        Content = [],
        Usage = MessageUsage.None,
    };

    /// <summary>Why the model stopped.</summary>
    public static string ReasonOf(Generation generation) => generation.FinishReason switch
    {
        "length" => "max_tokens",
        "tool_calls" => "tool_use",
        "content_filter" => "refusal",
        _ => "end_turn",
    };
}
