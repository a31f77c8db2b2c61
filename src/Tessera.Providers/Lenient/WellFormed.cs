using System.Text;
using System.Text.RegularExpressions;

namespace Tessera.Providers.Lenient;

/// <summary>
/// Texts without lone surrogates. Half a pair cannot be written as UTF-8: it would end a reply, a database statement or a
/// client far from where it came from.
/// </summary>
internal static partial class WellFormed
{
    /// <summary>The text, with U+FFFD for each half of a pair that stands alone.</summary>
    public static string Text(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    /// <summary>The same for a text that is JSON, where a half may also stand as an escape.</summary>
    public static string Json(string json) => json.Contains("\\ud", StringComparison.OrdinalIgnoreCase)
        ? Escape().Replace(Text(json), static escape => escape.Groups["half"].Success ? "\\ufffd" : escape.Value)
        : Text(json);

    // Pairs and other escapes are matched too, so that no part of them is taken for a half. A reply may have 16 MB.
    [GeneratedRegex(
        @"\\(?:u[dD][89aAbB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        10_000)]
    private static partial Regex Escape();
}
