namespace Tessera.Providers;

/// <summary>
/// A conversation as Anthropic and Google want it: instructions stand apart, and the results of calls that were made
/// together come back together, in one turn.
/// </summary>
internal static class TextTurns
{
    /// <summary>Each turn but the system's: one message, or all results that follow each other.</summary>
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

    /// <summary>What a message says and shows. Empty texts are refused there and say nothing, so they are left out.</summary>
    public static IEnumerable<MessagePart> SaidIn(TextMessage message) =>
        message.Parts.Where(part => part is not MessagePart.Text { Value.Length: 0 });

    /// <summary>The call that a message is the result of.</summary>
    public static ToolCall Answered(TextMessage result) =>
        result.Answers ?? throw new ArgumentException("A result answers no call.", nameof(result));
}
