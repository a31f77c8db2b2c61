using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tessera.Providers;

namespace Tessera.Server.Generations.Admission;

/// <summary>
/// What a text was asked for, as it is stored with its row, so that the caller can see it and ask again. A job's request is stored
/// to run it, and kept.
/// </summary>
internal static class KeptRequest
{
    /// <summary>Of a longer conversation only the options are kept: every turn of a chat repeats the turns before it.</summary>
    public const int MaxConversationLength = 64 * 1024;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(GenerationRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            if (request.ConversationLength <= MaxConversationLength)
            {
                writer.WriteStartArray("messages");
                foreach (var message in request.Messages)
                {
                    Write(writer, message);
                }

                writer.WriteEndArray();
            }

            writer.WriteStartObject("options");
            foreach (var (name, value) in request.Options.Values)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, TextMessage message)
    {
        writer.WriteStartObject();
        writer.WriteString("role", message.Role);
        if (message.Parts.Any(part => part is MessagePart.Image))
        {
            WriteParts(writer, message.Parts);
        }
        else
        {
            writer.WriteString("content", message.Text);
        }

        if (message.ToolCalls.Count > 0)
        {
            WriteCalls(writer, message.ToolCalls);
        }

        if (message.Answers is { } answered)
        {
            writer.WriteString("tool_call_id", answered.Id);
        }

        writer.WriteEndObject();
    }

    // An image of a conversation is not kept: its type says that there was one.
    private static void WriteParts(Utf8JsonWriter writer, IReadOnlyList<MessagePart> parts)
    {
        writer.WriteStartArray("content");
        foreach (var part in parts)
        {
            writer.WriteStartObject();
            if (part is MessagePart.Text text)
            {
                writer.WriteString("type", "text");
                writer.WriteString("text", text.Value);
            }
            else if (part is MessagePart.Image image)
            {
                writer.WriteString("type", "image");
                writer.WriteString("content_type", image.Content.ContentType);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCalls(Utf8JsonWriter writer, IReadOnlyList<ToolCall> calls)
    {
        writer.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            writer.WriteStartObject();
            writer.WriteString("id", call.Id);
            writer.WriteString("type", "function");
            writer.WriteStartObject("function");
            writer.WriteString("name", call.Name);
            writer.WriteString("arguments", call.Arguments);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
