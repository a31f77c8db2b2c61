using System.Text.Json;
using System.Text.Json.Nodes;
using Tessera.Providers.Lenient;

namespace Tessera.Providers.Anthropic;

/// <summary>
/// Assembles what a model thought, for a call that wants it: the blocks must come back to Anthropic as they were, because it signs them.
/// https://docs.anthropic.com/en/docs/build-with-claude/extended-thinking
/// </summary>
/// <param name="call">The call.</param>
internal sealed class AnthropicThoughts(TextCall call)
{
    private const int MaxLength = 4 * 1024 * 1024;

    private readonly SortedDictionary<int, JsonObject> _blocks = [];
    private int _length;

    /// <summary>Whether a block is a thought.</summary>
    public static bool IsThought(JsonElement block) => block.Text("type") is "thinking" or "redacted_thinking";

    /// <summary>Begins a thought, or takes a whole one.</summary>
    public TextPart.Thinking Start(int index, JsonElement block)
    {
        if (call.Thinking is null || _blocks.ContainsKey(index))
        {
            return new TextPart.Thinking();
        }

        if (block.Text("type") == "redacted_thinking")
        {
            var data = block.Text("data") ?? "";
            _blocks[index] = new JsonObject { ["type"] = "redacted_thinking", ["data"] = data };
            return new TextPart.Thinking { Redacted = data };
        }

        var (text, signature) = (WellFormed.Text(block.Text("thinking") ?? ""), block.Text("signature") ?? "");
        _blocks[index] = new JsonObject { ["type"] = "thinking", ["thinking"] = text, ["signature"] = signature };
        return new TextPart.Thinking { Text = text.Length > 0 ? text : null, Signature = signature.Length > 0 ? signature : null };
    }

    /// <summary>Continues a thought.</summary>
    public TextPart.Thinking Add(int index, JsonElement delta)
    {
        var (member, piece) = delta.Text("type") == "signature_delta" ? ("signature", delta.Text("signature")) : ("thinking", WellFormed.Text(delta.Text("thinking") ?? ""));
        if (!_blocks.TryGetValue(index, out var block) || string.IsNullOrEmpty(piece) || (_length += piece.Length) > MaxLength)
        {
            return new TextPart.Thinking();
        }

        block[member] = block[member]?.GetValue<string>() + piece;
        return member == "signature" ? new TextPart.Thinking { Signature = piece } : new TextPart.Thinking { Text = piece };
    }

    /// <summary>An array of blocks; null without any.</summary>
    public string? ToJson() => _blocks.Count == 0 ? null : new JsonArray([.. _blocks.Values.Select(block => block.DeepClone())]).ToJsonString();
}
