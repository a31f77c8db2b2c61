using System.Text.RegularExpressions;

namespace Tessera.Providers.Http;

/// <summary>
/// Makes a vendor's sentence fit to be shown to a user: one line, not long, and without whatever may say where the
/// operator's provider is or what key it is asked with.
/// </summary>
internal static partial class VendorWords
{
    private const int Longest = 240;

    /// <summary>The sentence, or null when nothing is left of it.</summary>
    public static string? Clean(string? sentence, string? key)
    {
        if (string.IsNullOrWhiteSpace(sentence))
        {
            return null;
        }

        var words = Excerpt.Head(sentence.TrimStart().Split(['\r', '\n'], 2)[0], 4 * Longest);
        if (!string.IsNullOrEmpty(key))
        {
            words = words.Replace(key, "…", StringComparison.OrdinalIgnoreCase);
        }

        words = Secret().Replace(Place().Replace(Link().Replace(words, "…"), "…"), "…");
        words = Control().Replace(words, " ").Trim();
        return words.Trim('…', ' ', '.', ':').Length == 0 ? null
            : Excerpt.Of(words, Longest);
    }

    [GeneratedRegex(@"[a-z][a-z0-9+.\-]*://\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    // Host names, IPv4 addresses, mail addresses and paths of the vendor's machine.
    [GeneratedRegex(
        @"(?:[\w.+\-]+@)?\b(?:[a-z0-9\-]+\.)+(?:com|net|org|io|ai|run|dev|app|media|cloud|local|lan|internal|localdomain|cn|ru|eu|us|me|co)\b(?::\d+)?(?:/\S*)?|\b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)?|\blocalhost\b(?::\d+)?|(?<![\w.])(?:/[\w.\-]+){2,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    // What begins like a key, what follows the word for one, and long runs with a digit in them.
    [GeneratedRegex(
        @"\b(?:sk|pk|r8)[-_][\w\-*:]{4,}|\b(?:key|api|luma|bfl|token)[-_](?=[\w\-*:]*\d)[\w\-*:]{8,}|\b(?:bearer|basic)\s+\S+|\b(?=[\w\-:]*\d)[\w\-:]{24,}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Control();
}
