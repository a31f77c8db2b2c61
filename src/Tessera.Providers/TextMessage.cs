namespace Tessera.Providers;

/// <summary>One turn of a conversation.</summary>
/// <param name="Role">
/// The speaker: <c>system</c>, <c>user</c>, <c>assistant</c>, or <c>tool</c> with the result of a call as its text.
/// </param>
/// <param name="Parts">What is said and shown, in order; may be empty for an assistant that only calls tools.</param>
public sealed record TextMessage(string Role, IReadOnlyList<MessagePart> Parts)
{
    /// <summary>The calls that an assistant made in this turn. The messages behind it answer each of them once, before anything else is said.</summary>
    public IReadOnlyList<ToolCall> ToolCalls { get; init; } = [];

    /// <summary>The call that this message is the result of; never null for the role <c>tool</c>.</summary>
    public ToolCall? Answers { get; init; }

    /// <summary>All text parts, joined by line breaks.</summary>
    public string Text => string.Join('\n', Parts.OfType<MessagePart.Text>().Select(part => part.Value));
}
