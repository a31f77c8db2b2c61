using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Tessera.Providers.Gemini;

/// <summary>The body of a generateContent call. https://ai.google.dev/api/generate-content#request-body</summary>
internal static partial class GeminiRequest
{
    // The default encoder escapes Cyrillic letters, and the plus signs of base64, as six bytes each.
    private static readonly GenerateCallWire Compact = new(new JsonSerializerOptions(GenerateCallWire.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256, // the caller's JSON is nested deeper here than in its own request
    });

    /// <summary>False, with the reason, if the API cannot express the call.</summary>
    public static bool TryWrite(TextCall call, [NotNullWhen(true)] out HttpContent? body, [NotNullWhen(false)] out ProviderFailure? refused)
    {
        var wire = new Request(SystemOf(call), ContentsOf(call), ConfigOf(call));
        var problem = AddTools(wire, call);
        refused = problem is null ? null : new ProviderFailure(FailureKind.InvalidInput, problem);
        body = problem is not null ? null : new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(wire, Compact.Request))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
        };
        return refused is null;
    }

    private static string? AddTools(Request body, TextCall call)
    {
        if (call.Tools is not { } tools)
        {
            return null;
        }

        if (GeminiTools.ToWire(tools, out var problem) is not { } functions)
        {
            return problem;
        }

        body.Tools = [new Tool(functions)];
        if (call.ToolChoice is { } choice)
        {
            body.ToolConfig = GeminiTools.ChoiceToWire(choice, out problem) is { } calling ? new ToolConfig(calling) : null;
            return body.ToolConfig is null ? problem : null;
        }

        return null;
    }

    private static GenerationConfig? ConfigOf(TextCall call)
    {
        var options = call.Options;
        var config = new GenerationConfig(
            Given(options, "temperature"),
            Given(options, "top_p"),
            Given(options, "max_tokens"),
            StopsOf(options.Values.GetValueOrDefault("stop")),
            Given(options, "seed"),
            Given(options, "presence_penalty"),
            Given(options, "frequency_penalty"))
        {
            ResponseMimeType = IsJson(options) ? "application/json" : null,
            ResponseJsonSchema = IsJson(options) ? SchemaOf(options.Values["response_format"]) : null,
            ThinkingConfig = GeminiThinking.ToWire(call.Model, options.Text("reasoning_effort")),
        };
        return config == GenerationConfig.Empty ? null : config;
    }

    /// <summary>System messages are sent in a member of their own, not in the conversation.</summary>
    private static Content? SystemOf(TextCall call)
    {
        var rules = call.Messages.Where(message => message.Role == "system" && message.Text.Length > 0).Select(message => new GeminiPart { Text = message.Text }).ToArray();
        return rules.Length == 0 ? null : new Content(null, rules);
    }

    /// <summary>Empty turns are omitted.</summary>
    private static Content[] ContentsOf(TextCall call) =>
    [
        .. TextTurns.Of(call)
            .Select(turn => turn[0].Role == "tool"
                ? new Content("user", [.. turn.Select(GeminiPastCalls.Result)])
                : new Content(
                    turn[0].Role == "assistant" ? "model" : "user",
                    [.. TextTurns.SaidIn(turn[0]).Select(ToWire), .. GeminiPastCalls.Made(turn[0], call.Model)]))
            .Where(content => content.Parts.Length > 0),
    ];

    private static GeminiPart ToWire(MessagePart part) => part switch
    {
        MessagePart.Text text => new GeminiPart { Text = text.Value },
        MessagePart.Image image => new GeminiPart
        {
            InlineData = new GeminiPart.Blob(image.Content.ContentType, Convert.ToBase64String(image.Content.Content)),
        },
        _ => throw new NotSupportedException($"A message part {part.GetType().Name} has no wire form."),
    };

    private static string[]? StopsOf(JsonElement stop) => stop.ValueKind switch
    {
        JsonValueKind.String => [stop.GetString() ?? ""],
        JsonValueKind.Array => [.. stop.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString() ?? "")],
        _ => null,
    };

    private static bool IsJson(CallOptions options) =>
        Given(options, "response_format") is { ValueKind: JsonValueKind.Object } format
        && format.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String
        && type.GetString() is "json_object" or "json_schema";

    private static JsonElement? SchemaOf(JsonElement format) =>
        format.TryGetProperty("json_schema", out var named) && named.ValueKind is JsonValueKind.Object && named.TryGetProperty("schema", out var schema)
            ? schema
            : null;

    private static JsonElement? Given(CallOptions options, string name) =>
        options.Values.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    private sealed record Request(Content? SystemInstruction, Content[] Contents, GenerationConfig? GenerationConfig)
    {
        public Tool[]? Tools { get; set; }

        public ToolConfig? ToolConfig { get; set; }
    }

    private sealed record Content(string? Role, GeminiPart[] Parts);

    private sealed record GenerationConfig(
        JsonElement? Temperature,
        JsonElement? TopP,
        JsonElement? MaxOutputTokens,
        string[]? StopSequences,
        JsonElement? Seed,
        JsonElement? PresencePenalty,
        JsonElement? FrequencyPenalty)
    {
        public static GenerationConfig Empty { get; } = new(null, null, null, null, null, null, null);

        public string? ResponseMimeType { get; init; }

        public JsonElement? ResponseJsonSchema { get; init; }

        public GeminiThinking? ThinkingConfig { get; init; }
    }

    private sealed record Tool(JsonArray FunctionDeclarations);

    private sealed record ToolConfig(JsonObject FunctionCallingConfig);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Request))]
    private sealed partial class GenerateCallWire : JsonSerializerContext;
}
