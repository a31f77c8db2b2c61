namespace Tessera.Providers;

/// <summary>
/// A conversation in the form of Anthropic and Google: system messages are separate, and the results of calls made
/// in one turn are returned in one turn.
/// </summary>
internal static class TextTurns
{
    /// <summary>The turns without system messages: one message, or all consecutive tool results.</summary>
    public static List<List<TextMessage>> Of(TextCall call)
    {
        var turns = new List<List<TextMessage>>();
        foreach (var message in call.Messages.Where(message => message.Role != "system"))
        {
            if (message.Role == "tool" && turns.Count > 0 && turns[^1][0].Role == "tool")
            {
                turns[^1].Add(message);
            }
            else
            {
                turns.Add([message]);
            }
        }

        return turns;
    }

    /// <summary>The parts of a message. Empty texts, which these vendors refuse, are omitted.</summary>
    public static IEnumerable<MessagePart> SaidIn(TextMessage message) =>
        message.Parts.Where(part => part is not MessagePart.Text { Value.Length: 0 });

    /// <summary>The call that a message is the result of.</summary>
    public static ToolCall Answered(TextMessage result) =>
        result.Answers ?? throw new ArgumentException("A result answers no call.", nameof(result));
}
