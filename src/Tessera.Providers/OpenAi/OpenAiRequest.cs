using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tessera.Providers.OpenAi;

/// <summary>The body of a chat completion call. https://platform.openai.com/docs/api-reference/chat/create</summary>
internal static partial class OpenAiRequest
{
    // The default encoder writes six bytes for each Cyrillic letter and for each plus sign of base64.
    private static readonly RequestWire Compact = new(new JsonSerializerOptions(RequestWire.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static HttpContent ToWire(TextCall call, OpenAiServer server, OpenAiAddedOptions added)
    {
        var options = added is OpenAiAddedOptions.None ? null
            : new StreamOptions(added.HasFlag(OpenAiAddedOptions.Usage) ? true : null, added.HasFlag(OpenAiAddedOptions.NoPadding) ? false : null);
        var body = new Request(call.Model, call.Messages.Select(message => ToWire(message, server)).ToArray(), !call.IsWhole, options);
        foreach (var (name, value) in OpenAiOptions.ToWire(call, server))
        {
            body.Options[name] = value;
        }

        return new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Compact.Request))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
    }

    /// <summary>Content is a plain text where it can be one: some compatible servers know parts only for pictures.</summary>
    private static Message ToWire(TextMessage message, OpenAiServer server) => new(message.Role, ContentOf(message))
    {
        ToolCalls = message.ToolCalls.Count == 0
            ? null
            : [.. message.ToolCalls.Select(call => new Call(IdOf(call, server), "function", new Function(call.Name, call.Arguments)))],
        ToolCallId = message.Answers is { } answered ? IdOf(answered, server) : null,
    };

    private static object? ContentOf(TextMessage message) =>
        message.Parts.Any(part => part is not MessagePart.Text) ? message.Parts.Select(ToWire).ToArray()
        : message.ToolCalls.Count > 0 && message.Text.Length == 0 ? null
        : message.Text;

    private static string IdOf(ToolCall call, OpenAiServer server) => call.Id.Length <= server.MaxCallIdLength ? call.Id : call.ShortId;

    private static Part ToWire(MessagePart part) => part switch
    {
        MessagePart.Text text => new Part("text", text.Value, null),
        MessagePart.Image image => new Part("image_url", null, new ImageUrl(
            $"data:{image.Content.ContentType};base64,{Convert.ToBase64String(image.Content.Content)}")),
        _ => throw new NotSupportedException($"A message part {part.GetType().Name} has no wire form."),
    };

    private sealed record Request(string Model, Message[] Messages, bool Stream, StreamOptions? StreamOptions)
    {
        [JsonExtensionData]
        public Dictionary<string, JsonElement> Options { get; } = [];
    }

    private sealed record StreamOptions(bool? IncludeUsage, bool? IncludeObfuscation);

    private sealed record Message(
        string Role,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] object? Content) // null is said: some servers want the member
    {
        public Call[]? ToolCalls { get; init; }

        public string? ToolCallId { get; init; }
    }

    private sealed record Call(string Id, string Type, Function Function);

    private sealed record Function(string Name, string Arguments);

    private sealed record Part(string Type, string? Text, ImageUrl? ImageUrl);

    private sealed record ImageUrl(string Url);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Request))]
    [JsonSerializable(typeof(string))]
    [JsonSerializable(typeof(Part[]))]
    private sealed partial class RequestWire : JsonSerializerContext;
}
