using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;
using Tessera.Providers.Sse;

namespace Tessera.Providers.Anthropic;

/// <summary>
/// Assembles a reply: message_start, then for each block its start, deltas and stop, then message_delta and
/// message_stop; ping and error at any time. https://docs.anthropic.com/en/docs/build-with-claude/streaming
/// </summary>
/// <param name="call">The call.</param>
/// <param name="key">The key, which is removed from the vendor's messages.</param>
internal sealed class AnthropicReply(TextCall call, string? key) : IReplyParts
{
    private readonly ToolCallParts _toolCalls = new(call);
    private readonly SurrogateJoiner _letters = new();
    private readonly AnthropicUsage _usage = new();
    private readonly AnthropicThoughts _thoughts = new(call);
    private ProviderFailure? _failure;
    private string? _finish;
    private bool _stopped;
    private bool _spoke;

    /// <inheritdoc />
    public bool HasEnded => _stopped || _failure is not null;

    /// <inheritdoc />
    public bool IsFinished => _finish is not null;

    /// <inheritdoc />
    public TextPart? Read(ReplyText text)
    {
        using var document = LenientJson.Parse(text.Json);
        if (document?.RootElement is { ValueKind: JsonValueKind.Object } json)
        {
            return Read(json);
        }

        GiveUp();
        return null;
    }

    /// <inheritdoc />
    public void GiveUp() => _failure = HttpFailure.UnreadableSubmit;

    /// <inheritdoc />
    public IReadOnlyList<TextPart> Close()
    {
        if ((_failure ?? Incomplete() ?? Refusal()) is { } failure)
        {
            return [new TextPart.Failed(failure)];
        }

        var calls = ToolCallParts.ToJson(_toolCalls.ToCalls());
        return
        [
            .. _letters.Rest is { Length: > 0 } rest ? [new TextPart.Delta(rest)] : Array.Empty<TextPart>(),
            .. _usage.ToPart() is { } usage ? new TextPart[] { usage } : [],
            new TextPart.End(ToolCallParts.FinishReason(_finish, calls), calls) { ThoughtsJson = _thoughts.ToJson() },
        ];
    }

    private TextPart? Read(JsonElement read)
    {
        switch (TypeOf(read))
        {
            case "message_start":
                _usage.Begin(read.Member("message").Member("usage"));
                return null;
            case "content_block_start":
                return Start(read.Index("index") ?? 0, read.Member("content_block"));
            case "content_block_delta":
                return Add(read.Index("index") ?? 0, read.Member("delta"));
            case "message_delta":
                _finish = ReasonOf(read.Member("delta").Text("stop_reason")) ?? _finish;
                _usage.Add(read.Member("usage"));
                return null;
            case "message_stop":
                _stopped = true;
                return null;
            case "message":
                return Whole(read);
            case "ping":
                return new TextPart.Thinking();
            case "error":
                _failure = AnthropicErrors.InStream(read.Member("error"), _spoke, key);
                return null;
            case null:
                GiveUp();
                return null;
            default:
                return null; // Unknown events must be ignored.
        }
    }

    /// <summary>The type of an event. A compatible server may omit it in a reply that is not streamed, or in an error.</summary>
    private static string? TypeOf(JsonElement read) => read.Text("type")
        ?? (read.Member("error").ValueKind is JsonValueKind.Object ? "error" : read.HasItems("content") ? "message" : null);

    private TextPart? Start(int index, JsonElement block)
    {
        if (block.Text("type") == "tool_use" && !_toolCalls.TryStart(index, block.Text("id"), block.Text("name"), InputOf(block)))
        {
            GiveUp();
        }

        return AnthropicThoughts.IsThought(block) ? _thoughts.Start(index, block)
            : block.Text("type") == "text" ? Say(block.Member("text").AsPiece())
            : _toolCalls.Take();
    }

    private TextPart? Add(int index, JsonElement delta)
    {
        switch (delta.Text("type"))
        {
            case "text_delta":
                return Say(delta.Member("text").AsPiece());
            case "thinking_delta" or "signature_delta":
                return _thoughts.Add(index, delta);
            case "input_json_delta":
                if (!_toolCalls.TryAdd(index, delta.Member("partial_json").AsPiece()))
                {
                    GiveUp();
                }

                return _toolCalls.Take();
            default:
                return null;
        }
    }

    /// <summary>A message that is not streamed.</summary>
    private TextPart.Delta? Whole(JsonElement message)
    {
        var blocks = message.Items("content").ToList();
        foreach (var block in blocks.Where(block => block.Text("type") == "tool_use"))
        {
            Start(0, block);
        }

        foreach (var (index, block) in blocks.Index().Where(block => AnthropicThoughts.IsThought(block.Item)))
        {
            _thoughts.Start(index, block);
        }

        _finish = ReasonOf(message.Text("stop_reason"));
        _usage.Add(message.Member("usage"));
        _stopped = true;
        return Say(string.Concat(blocks.Where(block => block.Text("type") == "text").Select(block => block.Member("text").AsPiece())));
    }

    private TextPart.Delta? Say(string piece)
    {
        var text = _letters.Add(piece);
        _spoke |= text.Length > 0;
        return text.Length > 0 ? new TextPart.Delta(text) : null;
    }

    private ProviderFailure? Incomplete() => _finish is null && !_stopped ? HttpFailure.CutOff : null;

    private ProviderFailure? Refusal() => !_spoke && _finish == "content_filter"
        ? new ProviderFailure(FailureKind.ContentRefused, "The provider refused to answer this request.")
        : null;

    /// <summary>The arguments of a reply that is not streamed; an empty object otherwise.</summary>
    private static string InputOf(JsonElement block) => block.Member("input") is { ValueKind: JsonValueKind.Object } input ? input.GetRawText() : "";

    private static string? ReasonOf(string? reason) => reason switch
    {
        null => null,
        "max_tokens" or "model_context_window_exceeded" => "length",
        "tool_use" => "tool_calls",
        "refusal" => "content_filter",
        _ => "stop",
    };
}
