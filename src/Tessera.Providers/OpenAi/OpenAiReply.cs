using System.Globalization;
using System.Text.Json;
using Tessera.Providers.Http;
using Tessera.Providers.Lenient;
using Tessera.Providers.Sse;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Assembles a reply. Only the choices are required: <c>id</c>, <c>usage</c>, <c>[DONE]</c> and even a finish
/// reason may be missing or empty, as some compatible servers send them.
/// </summary>
/// <param name="call">The call.</param>
/// <param name="saysCost">Whether <c>usage.cost</c> is an amount in US dollars.</param>
/// <param name="key">The key, which is removed from the server's messages.</param>
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
        if (text.Json.Span.Trim(" \t\r\n"u8).SequenceEqual("[DONE]"u8))
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

        var choice = ChoiceIn(chunk.Member("choices"));
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
        if (delta.HasItems("tool_calls") && !CallsIn(delta).All(call => TryAdd(call.Index, call.Call)))
        {
            GiveUp();
            return null;
        }

        var text = _letters.Add(PieceOf(delta.Member("content")));
        if (text.Length > 0)
        {
            _spoke = true;
            return new TextPart.Delta(text);
        }

        if (_toolCalls.Take() is { } calls)
        {
            return calls;
        }

        // DeepSeek, xAI and vLLM use the one name for thinking, OpenRouter and newer vLLM the other.
        return (delta.Text("reasoning_content") ?? delta.Text("reasoning")) is null ? null : new TextPart.Thinking();
    }

    /// <summary>The first choice in a list, or the one object that stands for it; undefined where there is none.</summary>
    private static JsonElement ChoiceIn(JsonElement choices)
    {
        if (choices.ValueKind is JsonValueKind.Array)
        {
            foreach (var choice in choices.EnumerateArray())
            {
                if (IsFirst(choice))
                {
                    return choice;
                }
            }
        }

        return IsFirst(choices) ? choices : default;
    }

    private static bool IsFirst(JsonElement choice) => choice.ValueKind is JsonValueKind.Object && choice.Index("index") is null or 0;

    /// <summary>In a complete message each element is a call; in a stream it may be a fragment of one.</summary>
    private bool TryAdd(int? index, JsonElement part)
    {
        var function = part.Member("function");
        var (id, name, arguments) = (part.Text("id"), function.Text("name"), ArgumentsOf(function.Member("arguments")));
        return _isWhole ? _toolCalls.TryStart(index, id, name, arguments) : _toolCalls.TryAddFragment(index, id, name, arguments);
    }

    /// <summary>A list of calls, one call, or an object of calls by index.</summary>
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

    /// <summary>A string, or the text parts of an array.</summary>
    private static string PieceOf(JsonElement content) => content.ValueKind is JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(part => part.Member("text").AsPiece()))
        : content.AsPiece();

    /// <summary>JSON in a string, or, from some servers, the object itself.</summary>
    private static string ArgumentsOf(JsonElement arguments) =>
        arguments.ValueKind is JsonValueKind.Object ? arguments.GetRawText() : arguments.AsPiece();

    private TextPart.Usage? UsageOf(JsonElement usage) => usage.ValueKind is JsonValueKind.Object
        ? new TextPart.Usage(
            Counts.Greater(usage.Count("prompt_tokens"), _usage?.PromptTokens),
            Counts.Greater(usage.Count("completion_tokens"), _usage?.CompletionTokens))
        {
            CostMicroUsd = Counts.Greater(saysCost ? OpenAiCost.Of(usage) : null, _usage?.CostMicroUsd),
            // DeepSeek has a name of its own for what it read from its cache.
            CacheReadTokens = Counts.Greater(usage.Member("prompt_tokens_details").Count("cached_tokens") ?? usage.Count("prompt_cache_hit_tokens"), _usage?.CacheReadTokens),
            ReasoningTokens = Counts.Greater(usage.Member("completion_tokens_details").Count("reasoning_tokens"), _usage?.ReasoningTokens),
        }
        : null;
}
