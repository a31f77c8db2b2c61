using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>
/// Streams a message: <c>message_start</c>, the start, deltas and stop of each block, <c>message_delta</c> with the reason and the usage,
/// <c>message_stop</c>. A failure is an <c>error</c> event, without <c>message_stop</c>. https://docs.anthropic.com/en/docs/build-with-claude/streaming
/// </summary>
internal sealed class MessageStreamForm : ICallStreamForm, IThoughtStreamForm
{
    private const string Start = "content_block_start";
    private const string Delta = "content_block_delta";
    private const string Stop = "content_block_stop";

    private static readonly JsonEncodedText TypeName = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText IndexName = JsonEncodedText.Encode("index");
    private static readonly JsonEncodedText DeltaName = JsonEncodedText.Encode("delta");
    private static readonly JsonEncodedText TextName = JsonEncodedText.Encode("text");
    private static readonly JsonEncodedText DeltaType = JsonEncodedText.Encode(Delta);
    private static readonly JsonEncodedText TextDelta = JsonEncodedText.Encode("text_delta");

    // The number of the block that text goes to; null when none is open.
    private int? _text;
    private int? _thought;
    private int _blocks;
    private int _call;

    public bool StartsWithText => true;

    public bool SendsPieces => true;

    public ValueTask BeginAsync(EventStream events, Generation generation) =>
        events.SendAsync(new { type = "message_start", message = MessageReply.Begin(generation) }, "message_start");

    public ValueTask DeltaAsync(EventStream events, string delta) => _text is { } index ? AddAsync(events, index, delta) : StartTextAsync(events, delta);

    public async ValueTask ThinkAsync(EventStream events, TextPart.Thinking thought)
    {
        if (thought.Redacted is { } data)
        {
            await EndBlocksAsync(events);
            await StartAsync(events, _blocks, new ContentBlock.RedactedThought(data));
            await events.SendAsync(new { type = Stop, index = _blocks++ }, Stop);
            return;
        }

        if (_thought is null)
        {
            await EndBlocksAsync(events);
            _thought = _blocks++;
            await StartAsync(events, _thought.Value, new ContentBlock.Thought("", ""));
        }

        if (thought.Text is { } text)
        {
            await events.SendAsync(new { type = Delta, index = _thought, delta = new { type = "thinking_delta", thinking = text } }, Delta);
        }

        if (thought.Signature is { } signature)
        {
            await events.SendAsync(new { type = Delta, index = _thought, delta = new { type = "signature_delta", signature } }, Delta);
            await EndBlocksAsync(events);
        }
    }

    public async ValueTask BeginCallAsync(EventStream events, int index, ToolCall call)
    {
        await EndBlocksAsync(events);
        _call = _blocks++;
        await StartAsync(events, _call, new ContentBlock.ToolUse(call.Id, call.Name, new RawJson("{}")));
    }

    public ValueTask AddArgumentsAsync(EventStream events, int index, string piece) =>
        events.SendAsync(new { type = Delta, index = _call, delta = new { type = "input_json_delta", partial_json = piece } }, Delta);

    public ValueTask EndCallAsync(EventStream events, int index, ToolCall call) => events.SendAsync(new { type = Stop, index = _call }, Stop);

    public async ValueTask EndAsync(EventStream events, Generation generation, long balance)
    {
        await EndBlocksAsync(events);
        var delta = new { stop_reason = MessageReply.ReasonOf(generation), stop_sequence = (string?)null, stop_details = (RawJson?)null, container = (RawJson?)null };
        await events.SendAsync(new { type = "message_delta", delta, usage = MessageUsage.Of(generation) }, "message_delta");
        await events.SendAsync(new { type = "message_stop" }, "message_stop");
    }

    public ValueTask FailAsync(EventStream events, ApiError failure, string reason) =>
        events.SendAsync(AnthropicErrors.Of(failure, failure.Message.En), "error");

    private static ValueTask StartAsync(EventStream events, int index, ContentBlock block) =>
        events.SendAsync(new { type = Start, index, content_block = block }, Start);

    private static ValueTask AddAsync(EventStream events, int index, string delta) => events.WriteAsync(
        (index, delta),
        static (json, it) =>
        {
            json.WriteStartObject();
            json.WriteString(TypeName, DeltaType);
            json.WriteNumber(IndexName, it.index);
            json.WriteStartObject(DeltaName);
            json.WriteString(TypeName, TextDelta);
            json.WriteString(TextName, it.delta);
            json.WriteEndObject();
            json.WriteEndObject();
        },
        Delta);

    private async ValueTask StartTextAsync(EventStream events, string delta)
    {
        await EndBlocksAsync(events);
        var index = _blocks++;
        _text = index;
        await StartAsync(events, index, new ContentBlock.Text(""));
        if (index == 0)
        {
            await events.SendAsync(new { type = "ping" }, "ping");
        }

        await AddAsync(events, index, delta);
    }

    private async ValueTask EndBlocksAsync(EventStream events)
    {
        if ((_text ?? _thought) is { } index)
        {
            (_text, _thought) = (null, null);
            await events.SendAsync(new { type = Stop, index }, Stop);
        }
    }
}
