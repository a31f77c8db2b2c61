using System.Text.Json;

namespace Tessera.Providers.Anthropic;

/// <summary>
/// What Anthropic counted. The figures of later events are for the whole message so far and replace the earlier ones.
/// https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching#tracking-cache-performance
/// </summary>
internal sealed class AnthropicUsage
{
    private long? _fresh;
    private long? _written;
    private long? _cached;
    private long? _reply;

    /// <summary>Takes what the <c>usage</c> of a message names at its start, when there is no reply yet; it may be no object at all.</summary>
    public void Begin(JsonElement usage)
    {
        if (usage.ValueKind is JsonValueKind.Object)
        {
            _fresh = CountOf(usage, "input_tokens") ?? _fresh;
            _written = CountOf(usage, "cache_creation_input_tokens") ?? _written;
            _cached = CountOf(usage, "cache_read_input_tokens") ?? _cached;
        }
    }

    /// <summary>The same of a message so far.</summary>
    public void Add(JsonElement usage)
    {
        Begin(usage);
        if (usage.ValueKind is JsonValueKind.Object)
        {
            _reply = CountOf(usage, "output_tokens");
        }
    }

    /// <summary>Null where nothing was counted.</summary>
    public TextPart.Usage? ToPart() => _fresh is null && _reply is null ? null : new TextPart.Usage(Prompt(), _reply);

    private long? Prompt()
    {
        if (_fresh is null)
        {
            return null;
        }

        var sum = (Int128)_fresh.Value + (_written ?? 0) + (_cached ?? 0);
        return sum <= long.MaxValue ? (long)sum : null;
    }

    private static long? CountOf(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var count) && count.ValueKind is JsonValueKind.Number && count.TryGetInt64(out var number) && number >= 0
            ? number
            : null;
}
