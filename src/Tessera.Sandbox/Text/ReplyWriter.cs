using System.Text;

namespace Tessera.Sandbox.Text;

/// <summary>Writes the text of a reply: the first way that fits the prompt, in the order of this list.</summary>
internal static class ReplyWriter
{
    private static readonly Func<Conversation, string?>[] Ways =
    [
        ResultsReply.TryWrite,
        MemoryReply.TryWrite,
        TranslationReply.TryWrite,
        SummaryReply.TryWrite,
        CodeReply.TryWrite,
        ListReply.TryWrite,
        VerseReply.TryWrite,
        CalculationReply.TryWrite,
    ];

    /// <summary>
    /// The pieces of a reply, its notice first. They are made while they are read: a caller who asks for a long reply and
    /// does not read it costs no more than one who reads.
    /// </summary>
    public static IEnumerable<string> Pieces(Conversation conversation)
    {
        var pieces = WordPieces.Split(Text(conversation));
        return conversation.Directives.Tokens is { } tokens ? pieces.Concat(Fillers(conversation)).Take(tokens) : pieces;
    }

    private static string Text(Conversation conversation)
    {
        var reply = new StringBuilder(conversation.Phrases.Notice);
        var pictures = PictureReply.TryWrite(conversation);
        var words = Ways.Select(way => way(conversation)).FirstOrDefault(text => text is not null)
            ?? (pictures is null ? AnswerReply.Write(conversation) : null);
        reply.AppendJoin("\n\n", new[] { pictures, words }.OfType<string>());
        if (conversation.System.Length > 0)
        {
            reply.Append("\n\n").Append(conversation.Phrases.SystemMessage(Topics.Shortened(conversation.System, 60)));
        }

        return reply.ToString();
    }

    // Endless: the number of pieces asked for ends it.
    private static IEnumerable<string> Fillers(Conversation conversation)
    {
        for (var index = 0; ; index++)
        {
            foreach (var piece in WordPieces.Split(" " + conversation.Phrases.Filler(index, conversation.Topics)))
            {
                yield return piece;
            }
        }
    }
}
