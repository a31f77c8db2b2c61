namespace Tessera.Providers;

/// <summary>One turn of a conversation.</summary>
/// <param name="Role">Who speaks: <c>system</c>, <c>user</c> or <c>assistant</c>.</param>
/// <param name="Parts">What is said and shown, in order.</param>
public sealed record TextMessage(string Role, IReadOnlyList<MessagePart> Parts)
{
    /// <summary>All text parts, joined by line breaks.</summary>
    public string Text => string.Join('\n', Parts.OfType<MessagePart.Text>().Select(part => part.Value));
}
