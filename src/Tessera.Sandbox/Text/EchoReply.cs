namespace Tessera.Sandbox.Text;

/// <summary>
/// Echoes the prompt in the structure it asks for: a paragraph for each of its questions, or one paragraph and a section
/// for each topic where it asks for headings.
/// </summary>
internal static partial class EchoReply
{
    private const int MostParagraphs = 8;
    private const int LongestQuote = 160;
    private const int MostEarlier = 3;
    private const int LongestEarlier = 80;

    public static IEnumerable<string> Paragraphs(Conversation conversation)
    {
        var (prompt, phrases) = (conversation.Prompt, conversation.Phrases);
        if (prompt.Length == 0)
        {
            return [phrases.Empty];
        }

        if (Headings.IsMatch(prompt))
        {
            return [Paragraph(conversation, prompt), .. conversation.Topics.Select(topic => Section(phrases, topic))];
        }

        var questions = Sentence.Matches(prompt)
            .Select(match => match.Value.Trim())
            .Where(text => text.EndsWith('?'))
            .Take(MostParagraphs)
            .ToList();
        return (questions.Count > 1 ? questions : [prompt]).Select(text => Paragraph(conversation, text));
    }

    /// <summary>The last messages before the prompt; null for the first message of a conversation.</summary>
    public static string? Earlier(Conversation conversation) => conversation.Earlier.Count == 0
        ? null
        : Phrases.Fill(
            conversation.Phrases.Earlier,
            conversation.Phrases.Quoted(conversation.Earlier.TakeLast(MostEarlier).Select(text => Topics.Shortened(text, LongestEarlier))));

    private static string Paragraph(Conversation conversation, string text)
    {
        var phrases = conversation.Phrases;
        var topics = Topics.Of(text);
        return Phrases.Fill(
            conversation.Choices.Fork(text).Pick(phrases.Echoes), phrases.Quoted(topics.Count > 0 ? topics : conversation.Topics), Topics.Shortened(text, LongestQuote));
    }

    private static string Section(Phrases phrases, string topic) =>
        $"## {Phrases.Capitalized(topic)}\n\n{Phrases.Fill(phrases.Section, topic)}";

    [GeneratedRegex(@"[^.!?\n]+[.!?]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence { get; }

    [GeneratedRegex(@"\b(sub)?(heading|header|section|chapter)s?\b|\b(под)?(заголов|раздел|глав[аыу]\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Headings { get; }
}
