using System.Text;
using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>
/// Streams a text as the events of a response: https://platform.openai.com/docs/api-reference/responses-streaming. A failure is
/// <c>response.failed</c>.
/// </summary>
internal sealed class ResponseStreamForm(ResponseRequest request, StreamingClient client) : ICallStreamForm
{
    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText SequenceNumber = JsonEncodedText.Encode("sequence_number");
    private static readonly JsonEncodedText ItemId = JsonEncodedText.Encode("item_id");
    private static readonly JsonEncodedText OutputIndex = JsonEncodedText.Encode("output_index");
    private static readonly JsonEncodedText ContentIndex = JsonEncodedText.Encode("content_index");
    private static readonly JsonEncodedText Delta = JsonEncodedText.Encode("delta");
    private static readonly JsonEncodedText Logprobs = JsonEncodedText.Encode("logprobs");

    private readonly StringBuilder _text = new();
    private readonly IReadOnlySet<string> _custom = CustomTools.NamesIn(request);
    private Generation? _generation;
    private string _message = "";
    private int? _messageIndex;
    private bool _isMessageDone;
    private bool _isCustom;
    private int _items;
    private int _sequence;

    public bool StartsWithText => true;

    public bool SendsPieces => true;

    public async ValueTask BeginAsync(EventStream events, Generation generation)
    {
        _generation = generation;
        _message = ResponseIds.OfMessage(generation.Id);
        var begun = ResponseReply.Begun(generation, request);
        await SendAsync(events, "response.created", new { response = begun });
        await SendAsync(events, "response.in_progress", new { response = begun });
    }

    public async ValueTask DeltaAsync(EventStream events, string delta)
    {
        if (_messageIndex is null)
        {
            _messageIndex = _items++;
            await SendAsync(events, "response.output_item.added", new { output_index = _messageIndex, item = ResponseItem.BegunMessage(Generation) });
            await SendAsync(
                events, "response.content_part.added", new { item_id = _message, output_index = _messageIndex, content_index = 0, part = new ResponseItem.Part("") });
        }

        _text.Append(delta);
        const string Name = "response.output_text.delta";
        await events.WriteAsync(
            (Form: this, delta),
            static (json, it) =>
            {
                json.WriteStartObject();
                json.WriteString(Type, Name);
                json.WriteNumber(SequenceNumber, it.Form._sequence++);
                json.WriteString(ItemId, it.Form._message);
                json.WriteNumber(OutputIndex, it.Form._messageIndex ?? 0);
                json.WriteNumber(ContentIndex, 0);
                json.WriteString(Delta, it.delta);
                json.WriteStartArray(Logprobs);
                json.WriteEndArray();
                json.WriteEndObject();
            },
            Name);
    }

    public async ValueTask BeginCallAsync(EventStream events, int index, ToolCall call)
    {
        if (_messageIndex is not null && !_isMessageDone)
        {
            await EndMessageAsync(events, ResponseItem.Message(Generation, _text.ToString()));
        }

        var item = ResponseItem.Call(Generation, index, call, _custom.Contains(call.Name));
        (_isCustom, _items) = (item.Input is not null, _items + 1);
        await SendAsync(events, "response.output_item.added", new { output_index = _items - 1, item = item.BegunCall() });
    }

    // The pieces of a custom tool's input are inside of JSON: it is sent when it is whole.
    public ValueTask AddArgumentsAsync(EventStream events, int index, string piece) => _isCustom ? ValueTask.CompletedTask : SendAsync(
        events,
        "response.function_call_arguments.delta",
        new { item_id = ResponseIds.OfCall(Generation.Id, index, isCustom: false), output_index = _items - 1, delta = piece });

    public async ValueTask EndCallAsync(EventStream events, int index, ToolCall call)
    {
        var (item, at) = (ResponseItem.Call(Generation, index, call, _isCustom), _items - 1);
        if (item.Input is { } input)
        {
            await SendAsync(events, "response.custom_tool_call_input.delta", new { item_id = item.Id, output_index = at, delta = input });
            await SendAsync(events, "response.custom_tool_call_input.done", new { item_id = item.Id, output_index = at, input });
        }
        else
        {
            await SendAsync(
                events, "response.function_call_arguments.done", new { item_id = item.Id, output_index = at, name = call.Name, arguments = call.Arguments });
        }

        await SendAsync(events, "response.output_item.done", new { output_index = at, item });
    }

    public async ValueTask EndAsync(EventStream events, Generation generation, long balance)
    {
        var ended = ResponseReply.Ended(generation, request);
        if (_messageIndex is not null && !_isMessageDone)
        {
            await EndMessageAsync(events, ended.Output[0]);
        }

        if (_messageIndex is > 0)
        {
            // The model called tools before it spoke.
            var (message, calls) = (ended.Output[0], ended.Output.Skip(1).ToList());
            calls.Insert(Math.Min(_messageIndex.Value, calls.Count), message);
            ended = ended with { Output = calls };
        }

        await SendAsync(events, ended.IncompleteDetails is null ? "response.completed" : "response.incomplete", new { response = ended });
    }

    public async ValueTask FailAsync(EventStream events, ApiError failure, string reason)
    {
        var error = new ResponseReply.Failure(failure.Code, failure.Message.En);
        if (_generation is { } begun)
        {
            await SendAsync(events, "response.failed", new { response = ResponseReply.Failed(begun, request, error) });
        }
        else
        {
            // Only a keep-alive has been sent.
            await SendAsync(events, "error", new { code = error.Code, message = error.Message, param = (string?)null });
        }

        client.EndBrokenStream();
    }

    private Generation Generation => _generation ?? throw new InvalidOperationException("The stream has not begun.");

    private async Task EndMessageAsync(EventStream events, ResponseItem item)
    {
        _isMessageDone = true;
        var (part, index) = (new ResponseItem.Part(_text.ToString()), _messageIndex);
        await SendAsync(
            events, "response.output_text.done", new { item_id = _message, output_index = index, content_index = 0, text = part.Text, logprobs = part.Logprobs });
        await SendAsync(events, "response.content_part.done", new { item_id = _message, output_index = index, content_index = 0, part });
        await SendAsync(events, "response.output_item.done", new { output_index = index, item });
    }

    // The type and the number of an event come before what belongs to it.
    private ValueTask SendAsync<T>(EventStream events, string name, T rest)
        where T : class => events.WriteAsync(
        (Name: name, Number: _sequence++, Members: rest),
        static (json, it) =>
        {
            json.WriteStartObject();
            json.WriteString(Type, it.Name);
            json.WriteNumber(SequenceNumber, it.Number);
            foreach (var member in JsonSerializer.SerializeToElement(it.Members, WireJson.Options).EnumerateObject())
            {
                member.WriteTo(json);
            }

            json.WriteEndObject();
        },
        name);
}
