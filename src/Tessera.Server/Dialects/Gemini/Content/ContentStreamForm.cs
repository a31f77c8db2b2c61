using Tessera.Providers;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>
/// Streams a text: an event for each piece and for each call of a function, which Google sends whole, and a last one with the finish
/// reason and the usage. A failure is an event with an <c>error</c>, and the stream ends without a finish reason.
/// </summary>
internal sealed class ContentStreamForm : ICallStreamForm
{
    private Generation? _generation;

    public bool StartsWithText => true;

    public bool SendsPieces => false;

    public ValueTask BeginAsync(EventStream events, Generation generation)
    {
        _generation = generation;
        return ValueTask.CompletedTask;
    }

    public ValueTask DeltaAsync(EventStream events, string delta) => events.WriteAsync(
        (delta, Generation: _generation ?? throw new InvalidOperationException("The stream has not begun.")),
        static (json, it) =>
        {
            json.WriteStartObject();
            json.WriteStartArray("candidates");
            json.WriteStartObject();
            json.WriteStartObject("content");
            json.WriteStartArray("parts");
            json.WriteStartObject();
            json.WriteString("text", it.delta);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("role", "model");
            json.WriteEndObject();
            json.WriteNumber("index", 0);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteString("modelVersion", it.Generation.Model);
            json.WriteString("responseId", it.Generation.Id.Text);
            json.WriteEndObject();
        });

    public ValueTask BeginCallAsync(EventStream events, int index, ToolCall call) => ValueTask.CompletedTask;

    public ValueTask AddArgumentsAsync(EventStream events, int index, string piece) => ValueTask.CompletedTask;

    public ValueTask EndCallAsync(EventStream events, int index, ToolCall call) =>
        events.SendAsync(ContentReply.Piece(_generation ?? throw new InvalidOperationException("The stream has not begun."), ContentPart.Of(call)));

    // Google's clients add up the parts of all events, and they have been sent.
    public ValueTask EndAsync(EventStream events, Generation generation, long balance) => events.SendAsync(ContentReply.Of(generation, []));

    public ValueTask FailAsync(EventStream events, ApiError failure, string reason) => events.SendAsync(GeminiErrors.Of(failure, failure.Message.En));
}
