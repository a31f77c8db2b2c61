using System.Text.RegularExpressions;

namespace Tessera.Providers.Http;

/// <summary>
/// Cleans a vendor's message for a caller: one short line, without the operator's key and without anything
/// that reveals where the operator's provider is. The key is removed literally, because not every key has a form that a
/// pattern matches.
/// </summary>
internal static partial class UpstreamMessage
{
    private const int MaxLength = 300;

    private const int RegexLimit = 1000; // milliseconds

    /// <summary>
    /// <paramref name="ours"/>, followed by the vendor's message after a colon, if there is one.
    /// </summary>
    /// <param name="ours">For example <c>The provider refused the request.</c></param>
    /// <param name="theirs">The message the vendor sent; untrusted.</param>
    /// <param name="secret">The key that was sent; null if there is none.</param>
    public static string Append(string ours, string? theirs, string? secret) =>
        Clean(theirs, secret) is { } message ? $"{ours.TrimEnd('.')}: {message}" : ours;

    /// <summary>The message, or null if nothing is left of it.</summary>
    public static string? Clean(string? text, string? secret)
    {
        if (string.IsNullOrWhiteSpace(text) || text.AsSpan().TrimStart() is ['<' or '{', ..] or ['[', '{' or '"', ..])
        {
            return null;
        }

        try
        {
            // The key is removed before the text is cut, so that no part of it remains at the cut.
            var head = Excerpt.Head(Without(text, secret), 4 * MaxLength);
            var message = StackTrace().Replace(head, "");
            message = Secret().Replace(Host().Replace(Link().Replace(message, "…"), "…"), "…");
            message = Blank().Replace(message, " ").Trim();
            return message.Trim('…', ' ', '.', ':').Length == 0 ? null : Excerpt.Of(message, MaxLength);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static string Without(string text, string? secret)
    {
        if (string.IsNullOrEmpty(secret))
        {
            return text;
        }

        text = text.Replace(secret, "…", StringComparison.OrdinalIgnoreCase)
            .Replace(Uri.EscapeDataString(secret), "…", StringComparison.OrdinalIgnoreCase);

        // In user:password and id:secret the second half is a secret by itself.
        return secret.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon && colon < secret.Length - 1
            ? text.Replace(secret[(colon + 1)..], "…", StringComparison.OrdinalIgnoreCase)
            : text;
    }

    // A Python or .NET stack trace contains paths on the vendor's machine.
    [GeneratedRegex(@"[\r\n]\s*(?:Traceback\b|File ""|at ).*", RegexOptions.Singleline | RegexOptions.CultureInvariant, RegexLimit)]
    private static partial Regex StackTrace();

    [GeneratedRegex(@"[a-z][a-z0-9+.\-]*://\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimit)]
    private static partial Regex Link();

    // Mail addresses, hosts by their top-level domain (a member path has dots too: messages.0.content), IP addresses, and file
    // paths on the vendor's machine.
    [GeneratedRegex(
        """
        [\w.+-]+@[\w-]+\.[\w.-]+
        | \b(?:[a-z0-9_-]+\.)+(?:com|net|org|io|ai|run|dev|app|media|co|cloud|local|localdomain|internal|lan|corp|home|intra|svc|cluster|test|example|eu|us|uk|de|ru|cn|sh|xyz|gg|me|so)\b(?::\d+)?(?:/\S*)?
        | \blocalhost\b(?::\d+)? | \b\d{1,3}(?:\.\d{1,3}){3}\b(?::\d+)? | \[(?=[0-9a-f]*:)[0-9a-f:]{2,}\](?::\d+)?
        | (?<![\w.])(?:/[\w.-]+){2,}
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        RegexLimit)]
    private static partial Regex Host();

    // Keys and account numbers: recognised by prefix, by asterisks, or by a run of characters longer than any word.
    [GeneratedRegex(
        """
        \b(?:sk|pk|rk|r8)[-_][\w*:.-]{4,}
        | \b(?:key|api|token|org|proj|user|acct|team|req|xai|gsk|hf|luma|bfl|bearer)[-_](?=[\w*:.-]*[0-9*])[\w*:.-]{4,}
        | \bAIza\S+ | [\w-]*\*{3,}[\w-]* | \b(?:bearer|basic)\s+\S+
        | \b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b | \b[a-z0-9]{24,}
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant,
        RegexLimit)]
    private static partial Regex Secret();

    [GeneratedRegex(@"[\s\p{Cc}\p{Cf}]+", RegexOptions.CultureInvariant, RegexLimit)]
    private static partial Regex Blank();
}
