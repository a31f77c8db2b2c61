using System.Text;

namespace Tessera.Providers.Sandbox.Words;

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

    /// <summary>The whole reply, its notice first.</summary>
    public static string Write(Conversation conversation)
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

        return conversation.Directives.Tokens is { } tokens
            ? WithLength(reply, tokens, conversation)
            : reply.ToString();
    }

    private static string WithLength(StringBuilder reply, int tokens, Conversation conversation)
    {
        // A filler sentence has at least four pieces, so the loop is bounded by the wish, which the directive bounds.
        for (var (pieces, index) = (WordPieces.Count(reply.ToString()), 0); pieces < tokens; index++)
        {
            var filler = " " + conversation.Phrases.Filler(index, conversation.Topics);
            reply.Append(filler);
            pieces += WordPieces.Count(filler);
        }

        return string.Concat(WordPieces.Split(reply.ToString()).Take(tokens));
    }
}
