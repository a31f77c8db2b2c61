using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tessera.Providers.Lenient;

/// <summary>
/// Parses JSON as vendors send it: behind blanks or a byte order mark, and with <c>NaN</c> or <c>Infinity</c>, which
/// Python's encoder writes and JSON does not have. They are read as null.
/// </summary>
internal static partial class LenientJson
{
    // What a model writes into the arguments of a tool may be nested deeper than the usual 64 levels.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>The document, to be disposed, or null when it is not JSON.</summary>
    public static JsonDocument? Parse(string text)
    {
        var json = text.AsMemory().TrimStart(" \t\r\n\uFEFF");
        return TryParse(json) ?? (HasNoNumber(text) ? TryParse(NoNumber().Replace(json.ToString(), static found => found.Value[0] == '"' ? found.Value : "null").AsMemory()) : null);
    }

    private static bool HasNoNumber(string text) =>
        text.Contains("NaN", StringComparison.Ordinal) || text.Contains("Infinity", StringComparison.Ordinal);

    private static JsonDocument? TryParse(ReadOnlyMemory<char> json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Strings are matched too, so that nothing inside them is changed. A reply may have 16 MB.
    [GeneratedRegex("""
        "(?>[^"\\]+|\\.)*"|-?\b(?:NaN|Infinity)\b
        """, RegexOptions.CultureInvariant | RegexOptions.Singleline, 10_000)]
    private static partial Regex NoNumber();
}
