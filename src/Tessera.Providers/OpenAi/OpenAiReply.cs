using System.Globalization;
using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;
using Tessera.Providers.Sse;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Puts a reply together. Nothing but the choices is needed: <c>id</c>, <c>usage</c>, <c>[DONE]</c> and even a finish
/// reason may be missing or empty, as they are with one compatible server or another.
/// </summary>
/// <param name="call">What was asked for.</param>
/// <param name="saysCost">Whether <c>usage.cost</c> is money, in US dollars.</param>
/// <param name="key">The key, to be removed from the server's messages.</param>
internal sealed class OpenAiReply(TextCall call, bool saysCost, string? key) : IReplyParts
{
    private readonly ToolCallParts _toolCalls = new(call);
    private readonly SurrogateJoiner _letters = new();
    private ProviderFailure? _failure;
    private string? _finish;
    private TextPart.Usage? _usage;
    private bool _isWhole;
    private bool _refused;
    private bool _spoke;

    /// <inheritdoc />
    public bool HasEnded => _isWhole || _failure is not null;

    /// <inheritdoc />
    public bool IsFinished => _finish is not null;

    /// <inheritdoc />
    public TextPart? Read(ReplyText text)
    {
        if (text.Json.AsSpan().Trim() is "[DONE]")
        {
            _isWhole = true;
            return null;
        }

        using var document = LenientJson.Parse(text.Json);
        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } chunk)
        {
            GiveUp();
            return null;
        }

        _isWhole = text.IsWhole;
        _failure = OpenAiErrors.InStream(chunk, _spoke, key) ?? (text.IsWhole && !chunk.HasItems("choices") ? HttpFailure.UnreadableSubmit : null);
        if (_failure is not null)
        {
            return null;
        }

        var choice = chunk.Items("choices").FirstOrDefault(choice => choice.Index("index") is null or 0);
        _usage = UsageOf(chunk.Member("usage")) ?? UsageOf(choice.Member("usage")) ?? _usage;
        return Read(choice);
    }

    /// <inheritdoc />
    public void GiveUp() => _failure = HttpFailure.UnreadableSubmit;

    /// <inheritdoc />
    public IReadOnlyList<TextPart> Close()
    {
        if ((_failure ?? Incomplete() ?? Refusal()) is { } failure)
        {
            return [new TextPart.Failed(failure)];
        }

        var calls = ToolCallParts.ToJson(_toolCalls.ToCalls());
        return
        [
            .. _letters.Rest is { Length: > 0 } rest ? [new TextPart.Delta(rest)] : Array.Empty<TextPart>(),
            .. _usage is null ? [] : new TextPart[] { _usage },
            new TextPart.End(ToolCallParts.FinishReason(_finish, calls), calls),
        ];
    }

    private TextPart? Read(JsonElement choice)
    {
        var finish = choice.Text("finish_reason");
        if (finish == "error")
        {
            _failure = TextFailure.Failed;
            return null;
        }

        _finish = ReasonOf(finish) ?? _finish;
        var (usual, other) = _isWhole ? ("message", "delta") : ("delta", "message");
        var delta = choice.Member(usual) is { ValueKind: JsonValueKind.Object } said ? said : choice.Member(other);
        _refused |= delta.Text("refusal") is not null;
        foreach (var (index, part) in CallsIn(delta))
        {
            if (!TryAdd(index, part))
            {
                GiveUp();
                return null;
            }
        }

        var text = _letters.Add(PieceOf(delta.Member("content")));
        if (text.Length > 0)
        {
            _spoke = true;
            return new TextPart.Delta(text);
        }

        // DeepSeek, xAI and vLLM name a thought one way, OpenRouter and newer vLLM the other.
        return (delta.Text("reasoning_content") ?? delta.Text("reasoning")) is null ? null : new TextPart.Thinking();
    }

    /// <summary>In a whole message each element is a call; in a stream it may be a fragment of one.</summary>
    private bool TryAdd(int? index, JsonElement part)
    {
        var function = part.Member("function");
        var (id, name, arguments) = (part.Text("id"), function.Text("name"), ArgumentsOf(function.Member("arguments")));
        return _isWhole ? _toolCalls.TryStart(index, id, name, arguments) : _toolCalls.TryAddFragment(index, id, name, arguments);
    }

    /// <summary>A list of calls, one call, or an object that holds calls by their indexes.</summary>
    private static IEnumerable<(int? Index, JsonElement Call)> CallsIn(JsonElement delta) =>
        delta.Member("tool_calls") is { ValueKind: JsonValueKind.Object } calls && calls.EnumerateObject().All(IsCallOrNull) && calls.Member("function").ValueKind is JsonValueKind.Undefined
            ? calls.EnumerateObject().Select(call => (call.Value.Index("index") ?? KeyOf(call), call.Value))
            : delta.Items("tool_calls").Select(call => (call.Index("index"), call));

    private static bool IsCallOrNull(JsonProperty value) => value.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Null;

    private static int? KeyOf(JsonProperty call) => int.TryParse(call.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;

    private ProviderFailure? Incomplete() => _finish is null && !_isWhole ? HttpFailure.CutOff : null;

    private ProviderFailure? Refusal() => !_spoke && (_refused || _finish == "content_filter")
        ? new ProviderFailure(FailureKind.ContentRefused, "The provider refused to answer this request.")
        : null;

    private static string? ReasonOf(string? reason) => reason switch
    {
        null => null,
        "length" or "max_tokens" => "length",
        "tool_calls" or "function_call" => "tool_calls",
        "content_filter" => "content_filter",
        _ => "stop",
    };

    /// <summary>A text, or the text parts of an array.</summary>
    private static string PieceOf(JsonElement content) => content.ValueKind is JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(part => part.Member("text").AsPiece()))
        : content.AsPiece();

    /// <summary>JSON as text, or, at some servers, the object itself.</summary>
    private static string ArgumentsOf(JsonElement arguments) =>
        arguments.ValueKind is JsonValueKind.Object ? arguments.GetRawText() : arguments.AsPiece();

    private TextPart.Usage? UsageOf(JsonElement usage) => usage.ValueKind is JsonValueKind.Object
        ? new TextPart.Usage(
            Counts.Greater(usage.Count("prompt_tokens"), _usage?.PromptTokens),
            Counts.Greater(usage.Count("completion_tokens"), _usage?.CompletionTokens))
        {
            CostMicroUsd = Counts.Greater(saysCost ? OpenAiCost.Of(usage) : null, _usage?.CostMicroUsd),
        }
        : null;
}
