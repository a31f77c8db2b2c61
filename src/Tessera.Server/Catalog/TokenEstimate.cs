namespace Tessera.Server.Catalog;

/// <summary>
/// Estimates how many tokens a vendor's tokenizer makes of a text. The tokenizers differ and some are not published, so the
/// estimate is high for text in any language; only random characters have more tokens.
/// </summary>
internal static class TokenEstimate
{
    /// <summary>An image in a message: the vendors' count for one of their largest size.</summary>
    public const long Image = 1600;

    /// <summary>The overhead of a message.</summary>
    public const long Message = 8;

    // A token has six parts, so that a third and a half of one are whole numbers.
    private const int Parts = 6;

    /// <summary>The estimate for a text.</summary>
    public static long Of(ReadOnlySpan<char> text)
    {
        var parts = 0L;
        foreach (var letter in text)
        {
            parts += letter switch
            {
                ' ' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => Parts / 3,
                < '\u0800' => Parts / 2, // digits, punctuation, Cyrillic, Greek, Arabic, Hebrew
                _ => Parts, // the scripts of South and East Asia, and each half of an emoji
            };
        }

        return (parts + Parts - 1) / Parts;
    }
}
