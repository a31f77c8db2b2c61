using System.Text;

namespace Tessera.Sandbox.Text;

/// <summary>
/// Writes a reply in prose: the notice, the facts of images, the results of tools or else an echo of the prompt, and the
/// system message.
/// </summary>
internal static class ReplyWriter
{
    private const int LongestResult = 400;
    private const int LongestSystemMessage = 60;

    /// <summary>
    /// The pieces of a reply. They are made while they are read, so a long reply costs nothing until it is read.
    /// </summary>
    public static IEnumerable<string> Pieces(Conversation conversation)
    {
        var pieces = WordPieces.Split(Text(conversation));
        return conversation.Directives.Tokens is { } tokens ? pieces.Concat(Fillers(conversation)).Take(tokens) : pieces;
    }

    private static string Text(Conversation conversation) =>
        new StringBuilder(conversation.Phrases.Notice).AppendJoin(
        "\n\n", Paragraphs(conversation).Select((text, index) => index == 0 ? text : Phrases.Capitalized(text))).ToString();

    private static IEnumerable<string> Paragraphs(Conversation conversation)
    {
        var phrases = conversation.Phrases;
        var images = ImageReply.TryWrite(conversation);
        if (images is not null)
        {
            yield return images;
        }

        foreach (var result in conversation.Results)
        {
            yield return Phrases.Fill(phrases.ToolResult, result.Answers?.Name ?? "", Topics.Shortened(result.Text, LongestResult));
        }

        if (images is null && conversation.Results.Count == 0)
        {
            foreach (var paragraph in EchoReply.Paragraphs(conversation))
            {
                yield return paragraph;
            }

            if (EchoReply.Earlier(conversation) is { } earlier)
            {
                yield return earlier;
            }
        }

        if (conversation.System.Length > 0)
        {
            yield return Phrases.Fill(phrases.System, Topics.Shortened(conversation.System, LongestSystemMessage));
        }
    }

    // Endless: the number of pieces asked for ends it.
    private static IEnumerable<string> Fillers(Conversation conversation)
    {
        var (fillers, topics) = (conversation.Phrases.Fillers, conversation.Topics);
        return Enumerable.InfiniteSequence(0, 1)
            .SelectMany(index => WordPieces.Split(" " + Phrases.Fill(fillers[index % fillers.Count], topics[index % topics.Count])));
    }
}
