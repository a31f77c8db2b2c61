using System.Text.Json;
using Tessera.Providers.Http;

namespace Tessera.Providers.OpenAi;

/// <summary>The body of a chat completion call. https://platform.openai.com/docs/api-reference/chat/create</summary>
internal static class OpenAiRequest
{
    public static HttpContent ToWire(TextCall call, OpenAiServer server, OpenAiAddedOptions added) =>
        JsonBody.Of((call, server, added), static (writer, body) => Write(writer, body.call, body.server, body.added));

    private static void Write(Utf8JsonWriter writer, TextCall call, OpenAiServer server, OpenAiAddedOptions added)
    {
        writer.WriteStartObject();
        writer.WriteString("model"u8, call.Model);
        writer.WriteStartArray("messages"u8);
        foreach (var message in call.Messages)
        {
            Write(writer, message, server);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("stream"u8, !call.IsWhole);
        if (added is not OpenAiAddedOptions.None)
        {
            writer.WriteStartObject("stream_options"u8);
            if (added.HasFlag(OpenAiAddedOptions.Usage))
            {
                writer.WriteBoolean("include_usage"u8, true);
            }

            if (added.HasFlag(OpenAiAddedOptions.NoPadding))
            {
                writer.WriteBoolean("include_obfuscation"u8, false);
            }

            writer.WriteEndObject();
        }

        if (call is { ParallelToolCalls: false, Tools: not null } && server.KnowsParallelToolCalls)
        {
            writer.WriteBoolean("parallel_tool_calls"u8, false);
        }

        foreach (var (name, value) in OpenAiOptions.ToWire(call, server))
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, TextMessage message, OpenAiServer server)
    {
        writer.WriteStartObject();
        writer.WriteString("role"u8, message.Role);
        writer.WritePropertyName("content"u8);
        WriteContent(writer, message);
        if (message.ToolCalls.Count > 0)
        {
            writer.WriteStartArray("tool_calls"u8);
            foreach (var call in message.ToolCalls)
            {
                Write(writer, call, server);
            }

            writer.WriteEndArray();
        }

        if (message.Answers is { } answered)
        {
            writer.WriteString("tool_call_id"u8, IdOf(answered, server));
        }

        writer.WriteEndObject();
    }

    /// <summary>A plain string if possible: some compatible servers accept parts only for images.</summary>
    private static void WriteContent(Utf8JsonWriter writer, TextMessage message)
    {
        if (message.Parts.Any(part => part is not MessagePart.Text))
        {
            writer.WriteStartArray();
            foreach (var part in message.Parts)
            {
                Write(writer, part);
            }

            writer.WriteEndArray();
        }
        else if (message.ToolCalls.Count > 0 && message.Text.Length == 0)
        {
            // Some servers require the member.
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(message.Text);
        }
    }

    private static void Write(Utf8JsonWriter writer, MessagePart part)
    {
        writer.WriteStartObject();
        switch (part)
        {
            case MessagePart.Text text:
                writer.WriteString("type"u8, "text"u8);
                writer.WriteString("text"u8, text.Value);
                break;
            case MessagePart.Image image:
                writer.WriteString("type"u8, "image_url"u8);
                writer.WriteStartObject("image_url"u8);
                writer.WriteString("url"u8, $"data:{image.Content.ContentType};base64,{Convert.ToBase64String(image.Content.Content)}");
                writer.WriteEndObject();
                break;
            default:
                throw new NotSupportedException($"A message part {part.GetType().Name} has no wire form.");
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ToolCall call, OpenAiServer server)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, IdOf(call, server));
        writer.WriteString("type"u8, "function"u8);
        writer.WriteStartObject("function"u8);
        writer.WriteString("name"u8, call.Name);
        writer.WriteString("arguments"u8, call.Arguments);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string IdOf(ToolCall call, OpenAiServer server) => call.Id.Length <= server.MaxCallIdLength ? call.Id : call.ShortId;
}
