using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// Puts a streamed reply together. Nothing but the choices is needed: <c>id</c>, <c>usage</c>, <c>[DONE]</c> and even a
/// finish reason may be missing or empty, as they are with one compatible server or another.
/// </summary>
/// <param name="saysCost">Whether <c>usage.cost</c> is money, in US dollars.</param>
/// <param name="callsBefore">How many calls of tools the conversation has.</param>
internal sealed partial class OpenAiReply(bool saysCost, int callsBefore)
{
    private readonly OpenAiToolCalls _toolCalls = new(callsBefore);
    private ProviderFailure? _failure;
    private string? _finish;
    private TextPart.Usage? _usage;
    private bool _done;
    private bool _refused;
    private bool _spoke;

    /// <summary>Whether nothing more is to be read.</summary>
    public bool HasEnded => _done || _failure is not null;

    /// <summary>Whether the event read last was a thought, which is no part of the text.</summary>
    public bool Thinks { get; private set; }

    /// <summary>Reads the data of one event, or a whole body.</summary>
    /// <returns>What it adds to the text.</returns>
    public string Read(string data)
    {
        Thinks = false;
        if (data.AsSpan().Trim() is "[DONE]")
        {
            _done = true;
            return "";
        }

        if (!TryParse(data, _spoke, out var chunk, out _failure))
        {
            return "";
        }

        _usage = UsageOf(chunk.Usage) ?? _usage;
        var choice = chunk.Choices?.FirstOrDefault(choice => choice.Index is null or 0);
        return choice is null ? "" : Read(choice);
    }

    /// <summary>The rest cannot be understood; what it was, nobody knows.</summary>
    public void GiveUp() => _failure = Unreadable;

    /// <summary>What follows the text.</summary>
    public IEnumerable<TextPart> Close()
    {
        if ((_failure ?? Incomplete() ?? Refusal()) is { } failure)
        {
            return [new TextPart.Failed(failure)];
        }

        var calls = _toolCalls.ToJson();
        // A forced tool ends with "stop" at OpenAI, with nothing at others.
        var reason = calls is not null && _finish is (null or "stop") ? "tool_calls" : _finish ?? "stop";
        var end = new TextPart.End(reason, calls);
        return _usage is null ? [end] : [_usage, end];
    }

    private string Read(Choice choice)
    {
        if (choice.FinishReason == "error")
        {
            _failure = new ProviderFailure(FailureKind.TaskFailed, "The provider failed while it was answering.");
            return "";
        }

        _finish = ReasonOf(choice.FinishReason) ?? _finish;
        var delta = choice.Delta ?? choice.Message;
        if (delta is null)
        {
            return "";
        }

        _refused |= !string.IsNullOrEmpty(delta.Refusal);
        foreach (var call in delta.ToolCalls ?? [])
        {
            if (!_toolCalls.TryAdd(call.Index, call.Id, call.Function?.Name, TextOf(call.Function?.Arguments ?? default)))
            {
                GiveUp();
            }
        }

        Thinks = !string.IsNullOrEmpty(delta.ReasoningContent) || !string.IsNullOrEmpty(delta.Reasoning);
        var text = TextOf(delta.Content);
        _spoke |= text.Length > 0;
        return text;
    }

    private ProviderFailure? Incomplete() => _finish is null && !_done
        ? new ProviderFailure(FailureKind.UnknownOutcome, "The provider's connection ended before the reply was whole.")
        : null;

    private ProviderFailure? Refusal() => !_spoke && (_refused || _finish == "content_filter")
        ? new ProviderFailure(FailureKind.ContentRefused, "The provider refused to answer this request.")
        : null;

    private static string? ReasonOf(string? reason) => reason switch
    {
        null or "" => null,
        "length" or "max_tokens" => "length",
        "tool_calls" or "function_call" => "tool_calls",
        "content_filter" => "content_filter",
        _ => "stop",
    };

    /// <summary>Text, the text parts of an array, or the JSON of anything else but nothing.</summary>
    private static string TextOf(JsonElement content) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString() ?? "",
        JsonValueKind.Array => string.Concat(content.EnumerateArray()
            .Where(part => part.ValueKind is JsonValueKind.Object)
            .Select(part => part.TryGetProperty("text", out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : "")),
        JsonValueKind.Object => content.GetRawText(),
        _ => "",
    };

    private TextPart.Usage? UsageOf(JsonElement usage) => usage.ValueKind is JsonValueKind.Object
        ? new TextPart.Usage(CountOf(usage, "prompt_tokens"), CountOf(usage, "completion_tokens")) { CostMicroUsd = saysCost ? OpenAiCost.Of(usage) : null }
        : null;

    private static long? CountOf(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var count) && count.ValueKind is JsonValueKind.Number && count.TryGetInt64(out var number) && number >= 0
            ? number
            : null;

    private static bool TryParse(string data, bool spoke, [NotNullWhen(true)] out Chunk? chunk, out ProviderFailure? failure)
    {
        chunk = null;
        try
        {
            chunk = JsonSerializer.Deserialize(data.AsSpan().TrimStart(), ReplyWire.Default.Chunk);
        }
        catch (JsonException)
        {
            chunk = null;
        }

        // Nearly every event is a plain piece of text: read once, as what it should be, and again only where it is not.
        var isPlain = chunk is { Choices: not null, Error.ValueKind: JsonValueKind.Undefined or JsonValueKind.Null };
        failure = isPlain ? null : FailureIn(data, spoke) ?? (chunk is null ? Unreadable : null);
        chunk = failure is null ? chunk : null;
        return chunk is not null;
    }

    private static ProviderFailure? FailureIn(string data, bool spoke)
    {
        try
        {
            using var document = JsonDocument.Parse(data.AsMemory().TrimStart());
            return OpenAiErrors.InStream(document.RootElement, spoke);
        }
        catch (JsonException)
        {
            return Unreadable;
        }
    }

    private static ProviderFailure Unreadable => new(FailureKind.UnknownOutcome, "The provider's reply could not be read.");

    private sealed record Chunk(Choice[]? Choices, JsonElement Usage, JsonElement Error);

    private sealed record Choice(int? Index, Delta? Delta, Delta? Message, string? FinishReason);

    // DeepSeek, xAI and vLLM name a thought one way, OpenRouter and newer vLLM the other.
    private sealed record Delta(JsonElement Content, string? Refusal, ToolCall[]? ToolCalls, string? ReasoningContent, string? Reasoning);

    private sealed record ToolCall(int? Index, string? Id, Function? Function);

    private sealed record Function(string? Name, JsonElement Arguments);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Chunk))]
    private sealed partial class ReplyWire : JsonSerializerContext;
}
