using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Anthropic;

/// <summary>The body of a Messages call. https://docs.anthropic.com/en/api/messages</summary>
internal static partial class AnthropicRequest
{
    // Anthropic has JSON schemas but no plain JSON mode.
    private const string OnlyJson = "Reply with one JSON object and nothing else.";

    // The default encoder escapes Cyrillic letters, and the plus signs of base64, as six bytes each.
    private static readonly MessageCallWire Compact = new(new JsonSerializerOptions(MessageCallWire.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 256, // the caller's JSON is nested deeper here than in its own request
    });

    /// <summary>False, with the reason, if the API cannot express the call.</summary>
    public static bool TryWrite(TextCall call, [NotNullWhen(true)] out HttpContent? body, [NotNullWhen(false)] out ProviderFailure? refused)
    {
        var model = AnthropicModel.Named(call.Model);
        var wire = new Request(call.Model, call.Options.Whole("max_tokens") ?? model.MaxReplyTokens, SystemOf(call), TurnsOf(call), !call.IsWhole)
        {
            StopSequences = StopsOf(call.Options.Values.GetValueOrDefault("stop")),
            Metadata = call.Options.Text("user") is { Length: > 0 } user ? new Metadata(user) : null,
        };
        wire.Thinking = call.Options.Text("reasoning_effort") is "none" ? JsonElement.Parse("""{"type":"disabled"}""") : call.Thinking;

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
        if (body.Tools is null)
        {
            return problem;
        }

        if (call.ToolChoice is { } choice)
        {
            body.ToolChoice = AnthropicTools.ChoiceToWire(choice, out problem);
            if (body.ToolChoice is null)
            {
                return problem;
            }
        }

        if (call.ParallelToolCalls is false && body.ToolChoice?["type"]?.GetValue<string>() != "none")
        {
            body.ToolChoice ??= new JsonObject { ["type"] = "auto" };
            body.ToolChoice["disable_parallel_tool_use"] = true;
        }

        return null;
    }

    /// <summary>Anthropic refuses a conversation with tool calls unless it declares tools: it gets those that were called, barred from use.</summary>
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

        // "minimal" is OpenAI's name. Turning reasoning off is a separate member, not an effort.
        var effort = options.Text("reasoning_effort") switch { "none" => null, "minimal" => "low", var other => other };
        body.OutputConfig = schema is null && effort is null
            ? null
            : new OutputConfig(effort, schema is null ? null : new Format("json_schema", schema.Value));
        return null;
    }

    /// <summary>System messages are sent in a member of their own, not in the conversation.</summary>
    private static string? SystemOf(TextCall call)
    {
        var rules = call.Messages.Where(message => message.Role == "system").Select(message => message.Text);
        var text = string.Join("\n\n", (TypeOf(call.Options) == "json_object" ? rules.Append(OnlyJson) : rules).Where(rule => rule.Length > 0));
        return text.Length == 0 ? null : text;
    }

    /// <summary>Empty turns are omitted.</summary>
    private static Turn[] TurnsOf(TextCall call) =>
    [
        .. TextTurns.Of(call)
            .Select(turn => turn[0].Role == "tool"
                ? new Turn("user", [.. turn.Select(AnthropicTools.ResultToWire)])
                : new Turn(turn[0].Role, [.. ThoughtsOf(turn[0], call), .. TextTurns.SaidIn(turn[0]).Select(ToWire), .. turn[0].ToolCalls.Select(AnthropicTools.CallToWire)]))
            .Where(turn => turn.Content.Length > 0),
    ];

    // Only a call that thinks may have them; Anthropic checks the signatures.
    private static IEnumerable<AnthropicBlock> ThoughtsOf(TextMessage message, TextCall call) => call.Thinking is null ? [] : message.Thoughts.Select(thought =>
        new AnthropicBlock(thought.Text("type") ?? "thinking") { Thinking = thought.Text("thinking"), Signature = thought.Text("signature"), Data = thought.Text("data") });

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

        public JsonElement? Thinking { get; set; }

        public OutputConfig? OutputConfig { get; set; }

        public Metadata? Metadata { get; init; }
    }

    private sealed record Turn(string Role, AnthropicBlock[] Content);

    private sealed record OutputConfig(string? Effort, Format? Format);

    private sealed record Format(string Type, JsonElement Schema);

    private sealed record Metadata(string UserId);

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(Request))]
    private sealed partial class MessageCallWire : JsonSerializerContext;
}
