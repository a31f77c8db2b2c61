namespace Tessera.Providers.Sse;

/// <summary>Puts one vendor's reply together from its JSON texts.</summary>
internal interface IReplyParts
{
    /// <summary>Whether nothing more is to be read.</summary>
    bool HasEnded { get; }

    /// <summary>Whether the vendor gave its finish reason, so that the reply is whole unless more comes.</summary>
    bool IsFinished { get; }

    /// <summary>Reads the next text of the reply.</summary>
    /// <returns>What it adds, or null.</returns>
    TextPart? Read(ReplyText text);

    /// <summary>The rest cannot be parsed: the outcome is unknown.</summary>
    void GiveUp();

    /// <summary>What follows the text if nothing more comes. Changes nothing.</summary>
    IReadOnlyList<TextPart> Close();
}
