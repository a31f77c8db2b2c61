using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Tessera.Providers.Lenient;

/// <summary>
/// Reads the members of a vendor's JSON without trusting their types: a number in a string is a number, an ID that
/// is a number is an ID, and an invalid value counts as absent. Texts are well-formed, except pieces, which must be
/// joined first.
/// </summary>
internal static class LenientMembers
{
    /// <summary>The member; undefined if there is none.</summary>
    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    /// <summary>The objects in a list; a single object counts as a list of one.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object),
        { ValueKind: JsonValueKind.Object } one => [one],
        _ => [],
    };

    /// <summary>Whether there is a list, or a single object in its place.</summary>
    public static bool HasItems(this JsonElement json, string name) => json.Member(name).ValueKind is JsonValueKind.Array or JsonValueKind.Object;

    /// <summary>A string that is not empty, or a number as text; null otherwise.</summary>
    public static string? Text(this JsonElement json, string name) => json.Member(name).AsText() is { Length: > 0 } text ? text : null;

    /// <inheritdoc cref="Text"/>
    public static string? AsText(this JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => WellFormed.Text(json.AsPiece()),
        JsonValueKind.Number => json.GetRawText(),
        _ => null,
    };

    /// <summary>A piece of a longer text: it may start or end with half a surrogate pair. Empty if it is not a string.</summary>
    public static string AsPiece(this JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.String)
        {
            return "";
        }

        var raw = JsonMarshal.GetRawUtf8Value(json);
        return raw.IndexOf("\\ud"u8) < 0 && raw.IndexOf("\\uD"u8) < 0
            ? json.GetString() ?? ""
            : Unescaped(Encoding.UTF8.GetString(raw[1..^1])); // GetString throws on half a pair
    }

    /// <summary>A count: <c>11</c>, <c>11.0</c> and <c>"11"</c>; null if the value is not a count.</summary>
    public static long? Count(this JsonElement json, string name) =>
        json.Number(name) is { } number && number == decimal.Truncate(number) && number is >= 0 and <= long.MaxValue ? (long)number : null;

    /// <summary>An index; null if there is none.</summary>
    public static int? Index(this JsonElement json, string name) => json.Count(name) is { } count and <= int.MaxValue ? (int)count : null;

    /// <summary>A number, also in a string.</summary>
    public static decimal? Number(this JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetDecimal(out var value) => value,
        { ValueKind: JsonValueKind.String } text when decimal.TryParse(text.AsPiece(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    // The parser has checked that every escape is complete.
    private static string Unescaped(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length; at++)
        {
            if (raw[at] != '\\')
            {
                text.Append(raw[at]);
                continue;
            }

            var escape = raw[++at];
            text.Append(escape switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)int.Parse(raw.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => escape,
            });
            at += escape == 'u' ? 4 : 0;
        }

        return text.ToString();
    }
}
