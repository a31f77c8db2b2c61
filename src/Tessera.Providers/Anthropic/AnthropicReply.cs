using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tessera.Providers.Anthropic;

/// <summary>
/// Puts a streamed reply together: message_start, then for each block its start, deltas and stop, then message_delta and
/// message_stop; ping and error at any time. https://docs.anthropic.com/en/docs/build-with-claude/streaming
/// </summary>
internal sealed partial class AnthropicReply
{
    private readonly AnthropicToolCalls _toolCalls = new();
    private readonly AnthropicUsage _usage = new();
    private ProviderFailure? _failure;
    private string? _finish;
    private bool _stopped;
    private bool _spoke;

    /// <summary>Whether nothing more is to be read.</summary>
    public bool HasEnded => _stopped || _failure is not null;

    /// <summary>Reads the data of one event, or a whole message.</summary>
    /// <returns>What it adds, or null.</returns>
    public TextPart? Read(string data)
    {
        try
        {
            if (JsonSerializer.Deserialize(data, MessageEventWire.Default.Event) is { } read)
            {
                return Read(read);
            }

            GiveUp();
        }
        catch (JsonException)
        {
            GiveUp();
        }

        return null;
    }

    /// <summary>The rest cannot be understood; what it was, nobody knows.</summary>
    public void GiveUp() => _failure = new ProviderFailure(FailureKind.UnknownOutcome, "The provider's reply could not be read.");

    /// <summary>What follows the text.</summary>
    public IEnumerable<TextPart> Close()
    {
        if ((_failure ?? Incomplete() ?? Refusal()) is { } failure)
        {
            return [new TextPart.Failed(failure)];
        }

        var calls = _toolCalls.ToJson();
        var end = new TextPart.End(calls is not null && _finish is "stop" ? "tool_calls" : _finish ?? "stop", calls);
        return _usage.ToPart() is { } usage ? [usage, end] : [end];
    }

    private TextPart? Read(Event read)
    {
        switch (read.Type)
        {
            case "message_start":
                _usage.Begin(read.Message?.Usage ?? default);
                return null;
            case "content_block_start":
                return Start(read.Index ?? 0, read.ContentBlock);
            case "content_block_delta":
                return Add(read.Index ?? 0, read.Delta);
            case "message_delta":
                _finish = ReasonOf(read.Delta?.StopReason) ?? _finish;
                _usage.Add(read.Usage);
                return null;
            case "message_stop":
                _stopped = true;
                return null;
            case "message":
                return Whole(read);
            case "ping":
                return new TextPart.Thinking();
            case "error":
                _failure = AnthropicErrors.InStream(read.Error, _spoke);
                return null;
            default:
                // New events may come at any time and are to be ignored; an object that is no event at all is not.
                return read.Type is null ? Unknown() : null;
        }
    }

    private TextPart? Unknown()
    {
        GiveUp();
        return null;
    }

    private TextPart.Delta? Start(int index, Block? block)
    {
        if (block?.Type == "tool_use" && !_toolCalls.TryStart(index, block.Id, block.Name, block.Input))
        {
            GiveUp();
        }

        return block?.Type == "text" ? Say(block.Text) : null;
    }

    private TextPart? Add(int index, Delta? delta)
    {
        switch (delta?.Type)
        {
            case "text_delta":
                return Say(delta.Text);
            case "thinking_delta":
                return new TextPart.Thinking();
            case "input_json_delta":
                if (!_toolCalls.TryAdd(index, delta.PartialJson ?? ""))
                {
                    GiveUp();
                }

                return null;
            default:
                return null;
        }
    }

    /// <summary>A server that stands in for Anthropic's and does not stream.</summary>
    private TextPart.Delta? Whole(Event message)
    {
        var blocks = message.Content ?? [];
        for (var index = 0; index < blocks.Length; index++)
        {
            if (blocks[index].Type == "tool_use")
            {
                Start(index, blocks[index]);
            }
        }

        _finish = ReasonOf(message.StopReason);
        _usage.Add(message.Usage);
        _stopped = true;
        return Say(string.Concat(blocks.Where(block => block.Type == "text").Select(block => block.Text)));
    }

    private TextPart.Delta? Say(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        _spoke = true;
        return new TextPart.Delta(text);
    }

    private ProviderFailure? Incomplete() => _finish is null && !_stopped
        ? new ProviderFailure(FailureKind.UnknownOutcome, "The provider's connection ended before the reply was whole.")
        : null;

    private ProviderFailure? Refusal() => !_spoke && _finish == "content_filter"
        ? new ProviderFailure(FailureKind.ContentRefused, "The provider refused to answer this request.")
        : null;

    private static string? ReasonOf(string? reason) => reason switch
    {
        null or "" => null,
        "max_tokens" or "model_context_window_exceeded" => "length",
        "tool_use" => "tool_calls",
        "refusal" => "content_filter",
        _ => "stop",
    };

    private sealed record Event(
        string? Type, Message? Message, int? Index, Block? ContentBlock, Delta? Delta, Block[]? Content, string? StopReason)
    {
        public JsonElement Usage { get; init; }

        public JsonElement Error { get; init; }
    }

    private sealed record Message(JsonElement Usage);

    private sealed record Block(string? Type, string? Text, string? Id, string? Name, JsonElement Input);

    private sealed record Delta(string? Type, string? Text, string? PartialJson, string? StopReason);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Event))]
    private sealed partial class MessageEventWire : JsonSerializerContext;
}
