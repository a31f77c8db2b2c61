using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;
using Tessera.Providers.Sse;

namespace Tessera.Providers.Gemini;

/// <summary>
/// Assembles a reply. Each event is a complete GenerateContentResponse with the next pieces; usage is the total so far; a
/// finish reason ends the reply, without an end marker.
/// https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse
/// </summary>
/// <param name="call">The call.</param>
/// <param name="key">The key, which is removed from the vendor's messages.</param>
internal sealed class GeminiReply(TextCall call, string? key) : IReplyParts
{
    private readonly ToolCallParts _toolCalls = new(call);
    private readonly List<string?> _signatures = [];
    private readonly SurrogateJoiner _letters = new();
    private ProviderFailure? _failure;
    private string? _finish;
    private TextPart.Usage? _usage;
    private bool _isWhole;
    private bool _spoke;

    /// <inheritdoc />
    /// <remarks>A finish reason does not end the stream: some models repeat it in every event.</remarks>
    public bool HasEnded => _isWhole || _failure is not null;

    /// <inheritdoc />
    public bool IsFinished => _finish is not null;

    /// <inheritdoc />
    public TextPart? Read(ReplyText text)
    {
        using var document = LenientJson.Parse(text.Json);
        if (document is null)
        {
            GiveUp();
            return null;
        }

        _isWhole = text.IsWhole;
        _failure = GeminiErrors.InStream(document.RootElement, _spoke, key);
        return _failure is null ? Read(document.RootElement) : null;
    }

    /// <inheritdoc />
    public void GiveUp() => _failure = HttpFailure.UnreadableSubmit;

    /// <inheritdoc />
    public IReadOnlyList<TextPart> Close()
    {
        if ((_failure ?? Outcome()) is { } failure)
        {
            return [new TextPart.Failed(failure)];
        }

        var named = _toolCalls.ToCalls().Zip(_signatures, static (made, signature) => made with { Id = GeminiCallId.Join(made.Id, signature) });
        var calls = ToolCallParts.ToJson([.. named]);
        return
        [
            .. _letters.Rest is { Length: > 0 } rest ? [new TextPart.Delta(rest)] : Array.Empty<TextPart>(),
            .. _usage is null ? [] : new TextPart[] { _usage },
            new TextPart.End(calls is not null && _finish is null or "STOP" ? "tool_calls" : ReasonOf(_finish), calls),
        ];
    }

    private TextPart? Read(JsonElement read)
    {
        if (!read.HasItems("candidates") && read.Member("promptFeedback").ValueKind is not JsonValueKind.Object
            && (_isWhole || read.Member("usageMetadata").ValueKind is not JsonValueKind.Object))
        {
            GiveUp();
            return null;
        }

        _usage = UsageOf(read.Member("usageMetadata")) ?? _usage;
        if (read.Member("promptFeedback").Text("blockReason") is not null)
        {
            _failure = TextFailure.ContentRefused;
            return null;
        }

        var candidate = read.Items("candidates").FirstOrDefault(candidate => candidate.Index("index") is null or 0);
        _finish = candidate.Text("finishReason") ?? _finish;
        return ReadParts([.. candidate.Member("content").Items("parts")]);
    }

    private TextPart? ReadParts(List<JsonElement> parts)
    {
        foreach (var part in parts)
        {
            var made = part.Member("functionCall");
            if (made.ValueKind is not JsonValueKind.Object || !ToolCallParts.IsName(made.Text("name")))
            {
                continue;
            }

            var arguments = made.Member("args") is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : "";
            if (!_toolCalls.TryStart(null, made.Text("id"), made.Text("name"), arguments))
            {
                GiveUp();
                return null;
            }

            _signatures.Add(part.Text("thoughtSignature"));
        }

        var text = _letters.Add(string.Concat(parts.Where(part => !IsThought(part)).Select(part => part.Member("text").AsPiece())));
        if (text.Length == 0)
        {
            return parts.Exists(IsThought) ? new TextPart.Thinking() : null;
        }

        _spoke = true;
        return new TextPart.Delta(text);
    }

    private ProviderFailure? Outcome() => _finish switch
    {
        null => _isWhole ? null : HttpFailure.CutOff,
        _ when IsRefusal(_finish) => _spoke ? null : TextFailure.ContentRefused,
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

    /// <summary>Whether a finish reason means that the content was refused.</summary>
    internal static bool IsRefusal(string reason) => reason is "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII"
        or "IMAGE_SAFETY" or "IMAGE_PROHIBITED_CONTENT" or "IMAGE_RECITATION" or "MODEL_ARMOR";

    private static bool IsThought(JsonElement part) => part.Member("thought").ValueKind is JsonValueKind.True;

    /// <summary>Thoughts are billed as output but missing in the candidates' count; tool-use input is missing in the prompt's.</summary>
    private TextPart.Usage? UsageOf(JsonElement usage) => usage.ValueKind is JsonValueKind.Object
        ? new TextPart.Usage(
            Counts.Greater(Sum(usage.Count("promptTokenCount"), usage.Count("toolUsePromptTokenCount")), _usage?.PromptTokens),
            Counts.Greater(Sum(usage.Count("candidatesTokenCount"), usage.Count("thoughtsTokenCount")), _usage?.CompletionTokens))
        {
            CacheReadTokens = Counts.Greater(usage.Count("cachedContentTokenCount"), _usage?.CacheReadTokens),
            ReasoningTokens = Counts.Greater(usage.Count("thoughtsTokenCount"), _usage?.ReasoningTokens),
        }
        : null;

    private static long? Sum(long? first, long? second) =>
        first is null || (Int128)first.Value + (second ?? 0) > long.MaxValue ? null : first + (second ?? 0);
}
