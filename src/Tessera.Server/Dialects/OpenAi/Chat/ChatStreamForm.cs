using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Chat;

/// <summary>
/// Streams a text as chat completion chunks: the role, each piece, the tool calls, the finish reason, the usage if it was asked
/// for, <c>[DONE]</c>. A failure is an event with an <c>error</c>, and the stream ends without a finish reason.
/// </summary>
internal sealed class ChatStreamForm(bool includesUsage, StreamingClient client) : ICallStreamForm
{
    private Generation? _generation;
    private TextChunk? _text;

    public bool StartsWithText => true;

    public bool SendsPieces => true;

    public ValueTask BeginAsync(EventStream events, Generation generation)
    {
        (_generation, _text) = (generation, new TextChunk(generation));
        return events.SendAsync(ChatChunk.Start(generation));
    }

    public ValueTask DeltaAsync(EventStream events, string delta) => events.WriteAsync(
        (Chunk: _text ?? throw new InvalidOperationException("The stream has not begun."), delta),
        static (json, it) => it.Chunk.Write(json, it.delta));

    public ValueTask BeginCallAsync(EventStream events, int index, ToolCall call) =>
        SendCallAsync(events, new ChatToolCall(new ChatToolCall.Called(call.Name, "")) { Index = index, Id = call.Id, Type = ChatToolCall.FunctionType });

    public ValueTask AddArgumentsAsync(EventStream events, int index, string piece) =>
        SendCallAsync(events, new ChatToolCall(new ChatToolCall.Called(null, piece)) { Index = index });

    public ValueTask EndCallAsync(EventStream events, int index, ToolCall call) => ValueTask.CompletedTask;

    public async ValueTask EndAsync(EventStream events, Generation generation, long balance)
    {
        await events.SendAsync(ChatChunk.End(generation));
        if (includesUsage)
        {
            await events.SendAsync(ChatChunk.Used(generation));
        }

        await events.SendAsync(EventStream.Done);
    }

    public async ValueTask FailAsync(EventStream events, ApiError failure, string reason)
    {
        await events.SendAsync(OpenAiErrors.Of(failure, failure.Message.En));
        client.EndBrokenStream();
    }

    private ValueTask SendCallAsync(EventStream events, ChatToolCall part) =>
        events.SendAsync(ChatChunk.Tool(_generation ?? throw new InvalidOperationException("The stream has not begun."), part));

    // A reply has hundreds of these chunks, so they are not made as objects.
    private sealed class TextChunk(Generation generation)
    {
        private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
        private static readonly JsonEncodedText Object = JsonEncodedText.Encode("object");
        private static readonly JsonEncodedText Kind = JsonEncodedText.Encode("chat.completion.chunk");
        private static readonly JsonEncodedText Created = JsonEncodedText.Encode("created");
        private static readonly JsonEncodedText Model = JsonEncodedText.Encode("model");
        private static readonly JsonEncodedText Choices = JsonEncodedText.Encode("choices");
        private static readonly JsonEncodedText Index = JsonEncodedText.Encode("index");
        private static readonly JsonEncodedText Delta = JsonEncodedText.Encode("delta");
        private static readonly JsonEncodedText Content = JsonEncodedText.Encode("content");
        private static readonly JsonEncodedText Logprobs = JsonEncodedText.Encode("logprobs");
        private static readonly JsonEncodedText FinishReason = JsonEncodedText.Encode("finish_reason");

        private readonly JsonEncodedText _id = JsonEncodedText.Encode(ChatCompletion.IdOf(generation));
        private readonly JsonEncodedText _model = JsonEncodedText.Encode(generation.Model);
        private readonly long _created = generation.CreatedAt.ToUnixTimeSeconds();

        public void Write(Utf8JsonWriter json, string text)
        {
            json.WriteStartObject();
            json.WriteString(Id, _id);
            json.WriteString(Object, Kind);
            json.WriteNumber(Created, _created);
            json.WriteString(Model, _model);
            json.WriteStartArray(Choices);
            json.WriteStartObject();
            json.WriteNumber(Index, 0);
            json.WriteStartObject(Delta);
            json.WriteString(Content, text);
            json.WriteEndObject();
            json.WriteNull(Logprobs);
            json.WriteNull(FinishReason);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
