using System.Globalization;

namespace Tessera.Providers;

/// <summary>
/// Shortens text between grapheme clusters. A cut by <see langword="char"/> can leave half a surrogate
/// pair, which encoders and PostgreSQL refuse.
/// </summary>
public static class Excerpt
{
    /// <summary>The longest excerpt of a caller's value in a message.</summary>
    public const int Shown = 64;

    /// <summary>The text as shown in a message, with an ellipsis if it is cut.</summary>
    public static string Of(string text, int longest = Shown)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= longest ? text : Head(text, longest) + "…";
    }

    /// <summary>The start of the text, at most <paramref name="longest"/> UTF-16 units.</summary>
    public static string Head(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(longest);
        if (text.Length <= longest)
        {
            return text;
        }

        var end = 0;
        for (int length; end < longest && end + (length = StringInfo.GetNextTextElementLength(text, end)) <= longest;)
        {
            end += length;
        }

        return text[..(end > 0 ? end : RuneEnd(text, longest))];
    }

    // A letter with hundreds of combining marks is one cluster and may be longer than the limit.
    private static int RuneEnd(string text, int longest) =>
        longest > 0 && char.IsHighSurrogate(text[longest - 1]) && char.IsLowSurrogate(text[longest]) ? longest - 1 : longest;
}
