using System.Text.Json;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Anthropic;

/// <summary>
/// Anthropic's token counts. Counts in later events are totals for the message so far and replace smaller ones.
/// https://docs.anthropic.com/en/docs/build-with-claude/prompt-caching#tracking-cache-performance
/// </summary>
internal sealed class AnthropicUsage
{
    private long? _fresh;
    private long? _written;
    private long? _cached;
    private long? _reply;

    /// <summary>Takes the counts at the start of a message. The value is untrusted and may not even be an object.</summary>
    public void Begin(JsonElement usage)
    {
        _fresh = Counts.Greater(usage.Count("input_tokens"), _fresh);
        _written = Counts.Greater(usage.Count("cache_creation_input_tokens"), _written);
        _cached = Counts.Greater(usage.Count("cache_read_input_tokens"), _cached);
    }

    /// <summary>Takes the counts of a message so far.</summary>
    public void Add(JsonElement usage)
    {
        Begin(usage);
        _reply = Counts.Greater(usage.Count("output_tokens"), _reply);
    }

    /// <summary>Null if nothing was counted.</summary>
    public TextPart.Usage? ToPart() => _fresh is null && _reply is null
        ? null
        : new TextPart.Usage(Prompt(), _reply) { CacheReadTokens = _cached, CacheWriteTokens = _written };

    private long? Prompt()
    {
        if (_fresh is null)
        {
            return null;
        }

        var sum = (Int128)_fresh.Value + (_written ?? 0) + (_cached ?? 0);
        return sum <= long.MaxValue ? (long)sum : null;
    }
}
