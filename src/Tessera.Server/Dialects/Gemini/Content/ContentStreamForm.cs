using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>
/// Streams a text: an event for each piece, and a last one with the calls of functions, the finish reason and the usage. A failure is
/// an event with an <c>error</c>, and the stream ends without a finish reason.
/// </summary>
internal sealed class ContentStreamForm : ITextStreamForm
{
    private Generation? _generation;

    public bool StartsWithText => true;

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

    // Google's clients add up the parts of all events, and the text has been sent.
    public ValueTask EndAsync(EventStream events, Generation generation, long balance) =>
        events.SendAsync(ContentReply.Of(generation, [.. ToolCalls.Of(generation).Select(ContentPart.Of)]));

    public ValueTask FailAsync(EventStream events, ApiError failure, string reason) => events.SendAsync(GeminiErrors.Of(failure, failure.Message.En));
}
