using System.Text.Json;

namespace Tessera.Server.Admin.Commands;

/// <summary>A table for people: aligned columns, two blanks apart.</summary>
internal static class TextTable
{
    /// <summary>The header and a row for each item, of the members named; nothing but a sentence when there is none.</summary>
    public static IEnumerable<string> Of(JsonElement items, params IReadOnlyList<string> members)
    {
        string[][] rows =
        [
            [.. members.Select(member => member.Split('.')[^1].Replace('_', ' ').ToUpperInvariant())],
            .. items.EnumerateArray().Select(item => members.Select(member => Text(item, member)).ToArray()),
        ];
        if (rows.Length == 1)
        {
            return ["None."];
        }

        var widths = members.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    /// <summary>A member of a reply as text; <c>a.b</c> is member b of member a.</summary>
    public static string Text(JsonElement item, string member)
    {
        foreach (var name in member.Split('.'))
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty(name, out item))
            {
                return "-";
            }
        }

        return item.ValueKind switch
        {
            JsonValueKind.Null => "-",
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.Array => string.Join(", ", item.EnumerateArray()) is { Length: > 0 } list ? list : "-",
            _ => item.ToString(),
        };
    }
}
