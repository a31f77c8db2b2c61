using System.Text.Json;
using Spectre.Console;

namespace Tessera.Server.Commands;

/// <summary>
/// The items of a reply as a table: framed and as wide as the window on a terminal; elsewhere one line for each item, without
/// colours, so that grep and awk can read it.
/// </summary>
internal static class ReplyTable
{
    // Wider than any row: what is piped is never wrapped.
    private const int Unlimited = 100_000;

    private const int Narrowest = 40;

    /// <summary>The header and a row for each item, of the members named; nothing but a sentence when there is none.</summary>
    public static IEnumerable<string> Of(JsonElement items, params IReadOnlyList<string> members) =>
        Render(items, members, Console.IsOutputRedirected ? null : Math.Max(Console.WindowWidth, Narrowest));

    /// <summary>The same for a window of some width; null where there is none.</summary>
    public static IEnumerable<string> Render(JsonElement items, IReadOnlyList<string> members, int? windowWidth)
    {
        if (items.GetArrayLength() == 0)
        {
            return ["None."];
        }

        var table = new Table { Border = windowWidth is null ? TableBorder.None : TableBorder.Rounded };
        foreach (var member in members)
        {
            var column = new TableColumn(new Text(member.Split('.')[^1].Replace('_', ' ').ToUpperInvariant()));
            table.AddColumn(windowWidth is null ? column.NoWrap().Padding(0, 0, 2, 0) : column);
        }

        foreach (var item in items.EnumerateArray())
        {
            table.AddRow(members.Select(member => new Text(TextOf(item, member))));
        }

        return Lines(table, windowWidth ?? Unlimited);
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

    private static IEnumerable<string> Lines(Table table, int width)
    {
        using var written = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(written) });
        console.Profile.Width = width;
        console.Write(table);
        return [.. written.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd())];
    }
}
