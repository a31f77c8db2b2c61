using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Tessera.Providers.Anthropic;

/// <summary>The body of a Messages call. https://docs.anthropic.com/en/api/messages</summary>
internal static partial class AnthropicRequest
{
    // Anthropic has schemas but no mode that is only "JSON".
    private const string OnlyJson = "Reply with one JSON object and nothing else.";

    // The default encoder writes six bytes for each Cyrillic letter and for each plus sign of base64.
    private static readonly MessageCallWire Compact = new(new JsonSerializerOptions(MessageCallWire.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256, // what a caller may nest is nested deeper here than in the request
    });

    /// <summary>False, with the reason, when the call has something that has no form there.</summary>
    public static bool TryWrite(TextCall call, [NotNullWhen(true)] out HttpContent? body, [NotNullWhen(false)] out ProviderFailure? refused)
    {
        var model = AnthropicModel.Named(call.Model);
        var wire = new Request(call.Model, call.Options.Whole("max_tokens") ?? model.MaxReplyTokens, SystemOf(call), TurnsOf(call), !call.IsWhole)
        {
            StopSequences = StopsOf(call.Options.Values.GetValueOrDefault("stop")),
            Metadata = call.Options.Text("user") is { Length: > 0 } user ? new Metadata(user) : null,
        };
        if (call.Options.Text("reasoning_effort") is "none")
        {
            wire.Thinking = new Thinking("disabled");
        }

        if (model.TakesSampling)
        {
            wire.Temperature = NumberOf(call.Options, "temperature");
            wire.TopP = NumberOf(call.Options, "top_p");
        }

        var problem = AddTools(wire, call) ?? AddOutput(wire, call.Options);
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
            AddUsedTools(body, call);
            return null;
        }

        body.Tools = AnthropicTools.ToWire(tools, out var problem);
        if (body.Tools is null || call.ToolChoice is not { } choice)
        {
            return body.Tools is null ? problem : null;
        }

        body.ToolChoice = AnthropicTools.ChoiceToWire(choice, out problem);
        return body.ToolChoice is null ? problem : null;
    }

    /// <summary>Calls in a conversation are refused there unless tools are declared: those that were called, not to be called again.</summary>
    private static void AddUsedTools(Request body, TextCall call)
    {
        if (AnthropicTools.Used(call) is { Count: > 0 } used)
        {
            body.Tools = used;
            body.ToolChoice = new JsonObject { ["type"] = "none" };
        }
    }

    private static string? AddOutput(Request body, CallOptions options)
    {
        var schema = TypeOf(options) == "json_schema" ? SchemaOf(options.Values["response_format"]) : null;
        if (TypeOf(options) == "json_schema" && schema is null)
        {
            return "`response_format.json_schema.schema` must be an object.";
        }

        // "minimal" is OpenAI's name. No effort stands for no thought: that is said elsewhere.
        var effort = options.Text("reasoning_effort") switch { "none" => null, "minimal" => "low", var other => other };
        body.OutputConfig = schema is null && effort is null
            ? null
            : new OutputConfig(effort, schema is null ? null : new Format("json_schema", schema.Value));
        return null;
    }

    /// <summary>Instructions stand apart, before the conversation.</summary>
    private static string? SystemOf(TextCall call)
    {
        var rules = call.Messages.Where(message => message.Role == "system").Select(message => message.Text);
        var text = string.Join("\n\n", (TypeOf(call.Options) == "json_object" ? rules.Append(OnlyJson) : rules).Where(rule => rule.Length > 0));
        return text.Length == 0 ? null : text;
    }

    /// <summary>An empty turn is left out.</summary>
    private static Turn[] TurnsOf(TextCall call) =>
    [
        .. TextTurns.Of(call)
            .Select(turn => turn[0].Role == "tool"
                ? new Turn("user", [.. turn.Select(AnthropicTools.ResultToWire)])
                : new Turn(turn[0].Role, [.. TextTurns.SaidIn(turn[0]).Select(ToWire), .. turn[0].ToolCalls.Select(AnthropicTools.CallToWire)]))
            .Where(turn => turn.Content.Length > 0),
    ];

    private static AnthropicBlock ToWire(MessagePart part) => part switch
    {
        MessagePart.Text text => new AnthropicBlock("text") { Text = text.Value },
        MessagePart.Image image => new AnthropicBlock("image")
        {
            Source = new AnthropicBlock.File("base64", image.Content.ContentType, Convert.ToBase64String(image.Content.Content)),
        },
        _ => throw new NotSupportedException($"A message part {part.GetType().Name} has no wire form."),
    };

    private static string[]? StopsOf(JsonElement stop) => stop.ValueKind switch
    {
        JsonValueKind.String => [stop.GetString() ?? ""],
        JsonValueKind.Array => [.. stop.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString() ?? "")],
        _ => null,
    };

    private static JsonElement? NumberOf(CallOptions options, string name) =>
        Given(options, name) is { ValueKind: JsonValueKind.Number } number ? number : null;

    private static JsonElement? Given(CallOptions options, string name) =>
        options.Values.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    private static string? TypeOf(CallOptions options) =>
        Given(options, "response_format") is { ValueKind: JsonValueKind.Object } format
        && format.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String
            ? type.GetString()
            : null;

    private static JsonElement? SchemaOf(JsonElement format) =>
        format.TryGetProperty("json_schema", out var named) && named.ValueKind is JsonValueKind.Object
        && named.TryGetProperty("schema", out var schema) && schema.ValueKind is JsonValueKind.Object
            ? schema
            : null;

    private sealed record Request(string Model, long MaxTokens, string? System, Turn[] Messages, bool Stream)
    {
        public JsonElement? Temperature { get; set; }

        public JsonElement? TopP { get; set; }

        public string[]? StopSequences { get; init; }

        public JsonArray? Tools { get; set; }

        public JsonObject? ToolChoice { get; set; }

        public Thinking? Thinking { get; set; }

        public OutputConfig? OutputConfig { get; set; }

        public Metadata? Metadata { get; init; }
    }

    private sealed record Turn(string Role, AnthropicBlock[] Content);

    private sealed record Thinking(string Type);

    private sealed record OutputConfig(string? Effort, Format? Format);

    private sealed record Format(string Type, JsonElement Schema);

    private sealed record Metadata(string UserId);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Request))]
    private sealed partial class MessageCallWire : JsonSerializerContext;
}
