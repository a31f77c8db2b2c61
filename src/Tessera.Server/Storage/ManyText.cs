using System.Text.RegularExpressions;

namespace Tessera.Server.Storage;

/// <summary>
/// A statement that is written once and run for many rows at a time: an INSERT that writes all of them, or an UPDATE that
/// changes one row for each. Its text is that of one row; each engine makes of it what is cheapest there.
/// </summary>
internal sealed partial class ManyText
{
    private ManyText(string head, string each, string tail, bool isInsert, string[] parameters) =>
        (Head, Each, Tail, IsInsert, Parameters) = (head, each, tail, isInsert, parameters);

    /// <summary>What comes before the row.</summary>
    public string Head { get; }

    /// <summary>The values of a row to insert, or the condition of the row to change.</summary>
    public string Each { get; }

    /// <summary>What comes after it.</summary>
    public string Tail { get; }

    public bool IsInsert { get; }

    public string[] Parameters { get; }

    /// <summary>The statement for one row.</summary>
    public string Single => field ??= IsInsert ? $"{Head} VALUES ({Each}) {Tail}" : $"{Head} WHERE {Each} {Tail}";

    /// <param name="into">The table and its columns.</param>
    /// <param name="values">The values of one row.</param>
    /// <param name="returning">Ends the statement.</param>
    /// <param name="parameters">Their names, in the order of the values that it is run with.</param>
    public static ManyText Insert(string into, string values, string returning, params string[] parameters) =>
        new($"INSERT INTO {into}", values, returning, isInsert: true, parameters);

    /// <param name="set">The table and what becomes of its columns.</param>
    /// <param name="where">Which row is changed; no two sets of values may name the same.</param>
    /// <param name="returning">Ends the statement.</param>
    /// <param name="parameters">Their names, in the order of the values that it is run with.</param>
    public static ManyText Update(string set, string where, string returning, params string[] parameters) =>
        new($"UPDATE {set}", where, returning, isInsert: false, parameters);

    /// <summary>The INSERT of so many rows, each with parameters of its own.</summary>
    public (string Sql, string[] Parameters) Repeat(int rows)
    {
        var values = Enumerable.Range(0, rows).Select(row => $"({Rename(Each, name => $"{name}_{row}")})");
        return ($"{Head} VALUES {string.Join(", ", values)} {Tail}",
            [.. Enumerable.Range(0, rows).SelectMany(row => Parameters.Select(name => $"{name}_{row}"))]);
    }

    /// <summary>A part of the text with other names for its parameters.</summary>
    public static string Rename(string part, Func<string, string> name) => Parameter.Replace(part, match => name(match.Value));

    [GeneratedRegex(@"@\w+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter { get; }
}
