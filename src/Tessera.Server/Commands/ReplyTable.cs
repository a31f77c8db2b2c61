using System.Text.Json;
using Spectre.Console;

namespace Tessera.Server.Commands;

/// <summary>
/// Formats the items of a reply as a table: framed on a terminal, or one item below the other if the window is too narrow;
/// otherwise one line per item, without colours, so that grep and awk can read it.
/// </summary>
internal static class ReplyTable
{
    private const int Narrowest = 40;

    /// <summary>The header and a row per item with the members named; just a sentence when there are no items.</summary>
    public static IEnumerable<string> Of(JsonElement items, params IReadOnlyList<string> members) =>
        Render(items, members, Console.IsOutputRedirected ? null : Math.Max(Console.WindowWidth, Narrowest));

    /// <summary>The same for a window of a given width; null when there is no window.</summary>
    public static IEnumerable<string> Render(JsonElement items, IReadOnlyList<string> members, int? windowWidth)
    {
        if (items.GetArrayLength() == 0)
        {
            return ["None."];
        }

        var headings = members.Select(member => member.Split('.')[^1].Replace('_', ' ').ToUpperInvariant()).ToList();
        List<List<string>> rows = [.. items.EnumerateArray().Select(item => members.Select(member => TextOf(item, member)).ToList())];
        List<int> widths = [.. headings.Select((heading, column) => Math.Max(heading.GetCellWidth(), rows.Max(row => row[column].GetCellWidth())))];
        if (windowWidth is not { } width)
        {
            return rows.Prepend(headings).Select(row => Piped(row, widths));
        }

        // A frame has a space on both sides of each cell, and a line before, between and after the columns.
        return widths.Sum() + (3 * widths.Count) + 1 <= width ? Lines(Framed(headings, rows), width) : rows.SelectMany(row => Below(headings, row, width));
    }

    /// <summary>A member of a reply as text; <c>a.b</c> is member b of member a.</summary>
    public static string TextOf(JsonElement item, string member)
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

    // Laying out a cell with thousands of characters takes seconds; a line that is never wrapped needs no layout.
    private static string Piped(List<string> row, List<int> widths) =>
        string.Join("  ", row.Zip(widths, static (cell, width) => cell + new string(' ', width - cell.GetCellWidth()))).TrimEnd();

    private static IEnumerable<string> Below(List<string> headings, List<string> row, int width) =>
        [.. Lines(Aligned([.. headings.Zip(row, static (heading, cell) => new List<string> { heading, cell })]), width), ""];

    private static Table Framed(List<string> headings, List<List<string>> rows)
    {
        var table = new Table { Border = TableBorder.Rounded };
        headings.ForEach(heading => table.AddColumn(new TableColumn(new Text(heading))));
        rows.ForEach(row => table.AddRow(row.Select(cell => new Text(cell))));
        return table;
    }

    private static Table Aligned(List<List<string>> rows)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        rows[0].ForEach(_ => table.AddColumn(new TableColumn("").Padding(0, 0, 2, 0)));
        rows.ForEach(row => table.AddRow(row.Select(cell => new Text(cell))));
        return table;
    }

    private static List<string> Lines(Table table, int width)
    {
        using var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(written) });
        console.Profile.Width = width;
        console.Write(table);
        return [.. written.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd())];
    }
}
