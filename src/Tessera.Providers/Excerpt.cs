using System.Globalization;

namespace Tessera.Providers;

/// <summary>
/// Shortens text between characters as a reader sees them. A cut by <see langword="char"/> can leave half a surrogate
/// pair, which no encoder writes and PostgreSQL refuses.
/// </summary>
public static class Excerpt
{
    /// <summary>How much of a caller's value a message shows.</summary>
    public const int Shown = 64;

    /// <summary>The text as a message shows it: an ellipsis stands for what is left out.</summary>
    public static string Of(string text, int longest = Shown)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= longest ? text : Head(text, longest) + "…";
    }

    /// <summary>The beginning of the text, at most <paramref name="longest"/> UTF-16 units of it.</summary>
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

    // A letter under hundreds of marks is one character to a reader and may be longer than all that is kept.
    private static int RuneEnd(string text, int longest) =>
        longest > 0 && char.IsHighSurrogate(text[longest - 1]) && char.IsLowSurrogate(text[longest]) ? longest - 1 : longest;
}
