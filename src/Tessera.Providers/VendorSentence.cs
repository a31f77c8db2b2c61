using System.Text.RegularExpressions;

namespace Tessera.Providers;

/// <summary>
/// What may be shown of a vendor's own words when it refuses a request: the sentence that says which value is wrong,
/// without addresses, keys and account numbers, short, on one line.
/// </summary>
internal static partial class VendorSentence
{
    private const int Longest = 300;

    /// <summary>
    /// <paramref name="ours"/>, a sentence with its full stop, or with the vendor's words behind a colon where they say
    /// something.
    /// </summary>
    /// <param name="ours">For example <c>The provider refused the request.</c></param>
    /// <param name="theirs">The message the vendor sent; untrusted.</param>
    public static string After(string ours, string? theirs)
    {
        var shown = Shown(theirs);
        return shown.Length == 0 ? ours : $"{ours.TrimEnd('.')}: {shown}";
    }

    private static string Shown(string? theirs)
    {
        if (string.IsNullOrWhiteSpace(theirs) || theirs.TrimStart()[0] is '<' or '{' or '[')
        {
            return "";
        }

        // Cut generously first: what is left over is never longer than what was searched.
        var start = Excerpt.Head(theirs, 4 * Longest);
        var clean = Blank().Replace(Secret().Replace(Place().Replace(start, "…"), "…"), " ").Trim();
        return clean.Trim('…', ' ').Length == 0 ? "" : Excerpt.Of(clean, Longest);
    }

    // Addresses, mail addresses, hosts by the ends a host has (a path of members has dots too: messages.0.content), IP addresses.
    [GeneratedRegex(
        """
        [a-z]+://\S+ | [\w.+-]+@[\w-]+\.[\w.-]+
        | \b(?:[a-z0-9_-]+\.)+(?:com|net|org|io|ai|dev|app|co|cloud|local|internal|lan|corp|home|intra|svc|cluster|test|example|eu|us|uk|de|ru|cn|sh|xyz|gg|me|so)\b(?::\d+)?(?:/\S*)?
        | \blocalhost\b(?::\d+)? | \b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)? | \[[0-9a-f:]{2,}\](?::\d+)?
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    // Keys and account numbers by how they begin, by their stars, or by a run no word has.
    [GeneratedRegex(
        """
        \b(?:sk|pk|rk|key|org|proj|user|acct|team|req|xai|gsk|hf|r8|bearer)[-_](?=[a-z_.-]*[0-9*])[a-z0-9_*.-]{4,} | \bAIza\S+ | [\w-]*\*{3,}[\w-]*
        | \b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b | \b[a-z0-9]{24,} | \bbearer\s+\S+
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
