using System.Text;
using System.Text.RegularExpressions;

namespace Tessera.Providers.Lenient;

/// <summary>
/// Removes lone surrogates. They cannot be encoded as UTF-8 and would break a reply, a database statement or a
/// client far from their origin.
/// </summary>
internal static partial class WellFormed
{
    /// <summary>The text, with U+FFFD for each lone surrogate.</summary>
    public static string Text(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>The same for JSON, where a surrogate may also be an escape.</summary>
    public static string Json(string json) => json.Contains("\\ud", StringComparison.OrdinalIgnoreCase)
        ? Escape().Replace(Text(json), static escape => escape.Groups["half"].Success ? "\\ufffd" : escape.Value)
        : Text(json);

    // Pairs and other escapes are matched too, so that no part of them counts as a lone surrogate. A reply may have 16 MB.
    [GeneratedRegex(
        @"\\(?:u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        10_000)]
    private static partial Regex Escape();
}
