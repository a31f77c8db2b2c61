using System.Text.Json;

namespace Tessera.Providers;

/// <summary>One turn of a conversation.</summary>
/// <param name="Role">
/// The speaker: <c>system</c>, <c>user</c>, <c>assistant</c>, or <c>tool</c> with the result of a call as its text.
/// </param>
/// <param name="Parts">Its content, in order; may be empty for an assistant that only calls tools.</param>
public sealed record TextMessage(string Role, IReadOnlyList<MessagePart> Parts)
{
    /// <summary>The assistant's tool calls in this turn. The messages directly after it contain the result of each, once.</summary>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>The call whose result this message is; never null for the role <c>tool</c>.</summary>
    public ToolCall? Answers { get; init; }

    /// <summary>What the assistant thought in this turn, as blocks of Anthropic's; only its own models take them.</summary>
    public IReadOnlyList<JsonElement> Thoughts { get; init; } = [];

    /// <summary>All text parts, joined by line breaks.</summary>
    public string Text => Parts is [MessagePart.Text only] ? only.Value : string.Join('\n', Parts.OfType<MessagePart.Text>().Select(part => part.Value));
}
