using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Tessera.Providers.Gemini;

/// <summary>
/// Puts a streamed reply together. Each event is a whole GenerateContentResponse with the next pieces; the usage is for
/// all so far; the end is a finish reason, and no mark follows it. https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse
/// </summary>
/// <param name="callsBefore">How many calls of tools the conversation has: a call that Google does not name is counted on.</param>
internal sealed partial class GeminiReply(int callsBefore)
{
    private const int MostCalls = 128;

    private readonly JsonArray _toolCalls = [];
    private ProviderFailure? _failure;
    private string? _finish;
    private TextPart.Usage? _usage;
    private bool _spoke;

    /// <summary>Whether nothing more is to be read. A finish reason is not the end: some models repeat it in every event.</summary>
    public bool HasEnded => _failure is not null;

    /// <summary>Reads the data of one event, or a whole body.</summary>
    /// <returns>What it adds, or null.</returns>
    public TextPart? Read(string data)
    {
        try
        {
            using var document = JsonDocument.Parse(data);
            _failure = GeminiErrors.InStream(document.RootElement, _spoke);
            if (_failure is null)
            {
                return Read(document.Deserialize(GenerateReplyWire.Default.Response));
            }
        }
        catch (JsonException)
        {
            GiveUp();
        }

        return null;
    }

    /// <summary>The rest cannot be understood; what it was, nobody knows.</summary>
    public void GiveUp() => _failure = new ProviderFailure(FailureKind.UnknownOutcome, "The provider's reply could not be read.");

    /// <summary>What follows the text.</summary>
    public IEnumerable<TextPart> Close()
    {
        if ((_failure ?? Outcome()) is { } failure)
        {
            return [new TextPart.Failed(failure)];
        }

        var calls = _toolCalls.Count == 0 ? null : _toolCalls.ToJsonString();
        var end = new TextPart.End(calls is not null && _finish is "STOP" ? "tool_calls" : ReasonOf(_finish), calls);
        return _usage is null ? [end] : [_usage, end];
    }

    private TextPart? Read(Response? read)
    {
        if (read is null || (read.Candidates is null && read.PromptFeedback is null && read.UsageMetadata.ValueKind is JsonValueKind.Undefined))
        {
            GiveUp();
            return null;
        }

        _usage = UsageOf(read.UsageMetadata) ?? _usage;
        if (!string.IsNullOrEmpty(read.PromptFeedback?.BlockReason))
        {
            _failure = Refused;
            return null;
        }

        var candidate = read.Candidates?.FirstOrDefault(candidate => candidate.Index is null or 0);
        _finish = string.IsNullOrEmpty(candidate?.FinishReason) ? _finish : candidate.FinishReason;
        return Read(candidate?.Content?.Parts ?? []);
    }

    private TextPart? Read(Part[] parts)
    {
        foreach (var part in parts.Where(part => part.FunctionCall is not null))
        {
            if (_toolCalls.Count == MostCalls)
            {
                GiveUp();
                return null;
            }

            _toolCalls.Add((JsonNode)ToOpenAi(part, callsBefore + _toolCalls.Count));
        }

        var text = string.Concat(parts.Where(part => part.Thought is not true).Select(part => part.Text));
        if (text.Length == 0)
        {
            return parts.Any(part => part.Thought is true) ? new TextPart.Thinking() : null;
        }

        _spoke = true;
        return new TextPart.Delta(text);
    }

    private static JsonObject ToOpenAi(Part part, int index) => new()
    {
        ["id"] = GeminiCallId.Join(
            part.FunctionCall?.Id ?? string.Create(CultureInfo.InvariantCulture, $"call_{index}"), part.ThoughtSignature),
        ["type"] = "function",
        ["function"] = new JsonObject
        {
            ["name"] = part.FunctionCall?.Name ?? "",
            ["arguments"] = part.FunctionCall?.Args is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : "{}",
        },
    };

    private ProviderFailure? Outcome() => _finish switch
    {
        null => new ProviderFailure(FailureKind.UnknownOutcome, "The provider's connection ended before the reply was whole."),
        _ when IsRefusal(_finish) => _spoke ? null : Refused,
        "MALFORMED_FUNCTION_CALL" or "MALFORMED_RESPONSE" or "UNEXPECTED_TOOL_CALL" or "TOO_MANY_TOOL_CALLS" or "MISSING_THOUGHT_SIGNATURE" =>
            new ProviderFailure(FailureKind.TaskFailed, "The model's call of a tool could not be read."),
        "LANGUAGE" or "OTHER" when !_spoke => new ProviderFailure(FailureKind.TaskFailed, "The provider's model gave no reply to this request."),
        _ => null,
    };

    private static string ReasonOf(string? reason) => reason switch
    {
        "MAX_TOKENS" => "length",
        not null when IsRefusal(reason) => "content_filter",
        _ => "stop",
    };

    /// <summary>Whether a finish reason is a verdict on the content.</summary>
    internal static bool IsRefusal(string reason) => reason is "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII"
        or "IMAGE_SAFETY" or "IMAGE_PROHIBITED_CONTENT" or "IMAGE_RECITATION" or "MODEL_ARMOR";

    private static ProviderFailure Refused => new(FailureKind.ContentRefused, "The provider refused this content by its policy.");

    /// <summary>Thoughts are paid as output and are not in the candidates' count; what tools read is not in the prompt's.</summary>
    private static TextPart.Usage? UsageOf(JsonElement usage) => usage.ValueKind is JsonValueKind.Object
        ? new TextPart.Usage(
            Sum(CountOf(usage, "promptTokenCount"), CountOf(usage, "toolUsePromptTokenCount")),
            Sum(CountOf(usage, "candidatesTokenCount"), CountOf(usage, "thoughtsTokenCount")))
        : null;

    private static long? Sum(long? first, long? second) =>
        first is null || (Int128)first.Value + (second ?? 0) > long.MaxValue ? null : first + (second ?? 0);

    private static long? CountOf(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var count) && count.ValueKind is JsonValueKind.Number && count.TryGetInt64(out var number) && number >= 0
            ? number
            : null;

    private sealed record Response(Candidate[]? Candidates, PromptFeedback? PromptFeedback, JsonElement UsageMetadata);

    private sealed record PromptFeedback(string? BlockReason);

    private sealed record Candidate(int? Index, Content? Content, string? FinishReason);

    private sealed record Content(Part[]? Parts);

    private sealed record Part(string? Text, bool? Thought, FunctionCall? FunctionCall, string? ThoughtSignature);

    private sealed record FunctionCall(string? Id, string? Name, JsonElement Args);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Response))]
    private sealed partial class GenerateReplyWire : JsonSerializerContext;
}
