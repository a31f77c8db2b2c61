using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Tessera.Providers.Lenient;

/// <summary>
/// Parses JSON as vendors send it: after spaces or a byte order mark, and with <c>NaN</c> or <c>Infinity</c>, which
/// Python's encoder writes although JSON lacks them. They are read as null.
/// </summary>
internal static partial class LenientJson
{
    // A model's tool arguments may be nested deeper than the default of 64 levels.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    private static ReadOnlySpan<byte> Blanks => " \t\r\n\uFEFF"u8;

    /// <summary>The document, which the caller disposes before the bytes change, or null if they are not JSON.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> utf8) =>
        // Rare forms, and bytes that are not UTF-8, are read as text.
        (Utf8.IsValid(utf8.Span) ? TryParse(utf8.TrimStart(Blanks)) : null) ?? Parse(Encoding.UTF8.GetString(utf8.Span));

    /// <summary>The document, which the caller disposes, or null if it is not JSON.</summary>
    public static JsonDocument? Parse(string text)
    {
        var json = text.AsMemory().TrimStart(" \t\r\n\uFEFF");
        return TryParse(json) ?? (HasNoNumber(text) ? TryParse(NoNumber().Replace(json.ToString(), static found => found.Value[0] == '"' ? found.Value : "null").AsMemory()) : null);
    }

    private static bool HasNoNumber(string text) =>
        text.Contains("NaN", StringComparison.Ordinal) || text.Contains("Infinity", StringComparison.Ordinal);

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> json)
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

    // Strings are matched too, so that their contents are not changed. A reply may have 16 MB.
    [GeneratedRegex("""
        "(?>[^"\\]+|\\.)*"|-?\b(?:NaN|Infinity)\b
        """, RegexOptions.CultureInvariant | RegexOptions.Singleline, 10_000)]
    private static partial Regex NoNumber();
}
