using System.Text;

namespace Tessera.Server.Storage;

/// <summary>
/// Patterns that find a text whatever its case. Each letter is a set of its forms, because SQLite knows the cases of ASCII only, and
/// what PostgreSQL knows depends on the locale of the database: so both find the same.
/// </summary>
internal static class LetterCases
{
    public static string ToGlob(string text)
    {
        var pattern = new StringBuilder("*");
        foreach (var rune in text.EnumerateRunes())
        {
            // The characters with a meaning are literal inside a set.
            pattern.Append(FormsOf(rune) is { Length: > 0 } forms ? $"[{forms}]" : rune.Value is '*' or '?' or '[' ? $"[{rune}]" : rune.ToString());
        }

        return pattern.Append('*').ToString();
    }

    public static string ToRegex(string text)
    {
        var pattern = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            pattern.Append(
                FormsOf(rune) is { Length: > 0 } forms ? $"[{forms}]"
                : rune.IsAscii && !Rune.IsLetterOrDigit(rune) ? $"\\{rune}"
                : rune.ToString());
        }

        return pattern.ToString();
    }

    // Empty for what has one form. Russian is written with ё or with е instead.
    private static string FormsOf(Rune rune)
    {
        var (lower, upper) = (Rune.ToLowerInvariant(rune), Rune.ToUpperInvariant(rune));
        return lower.Value is 'е' or 'ё' ? "еЕёЁ" : lower == upper ? "" : $"{lower}{upper}";
    }
}
