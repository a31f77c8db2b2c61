namespace Tessera.Server.Storage;

/// <summary>Runs checks that select what breaks a rule.</summary>
internal static class Violations
{
    private const int MaxNamed = 5;

    /// <summary>One sentence for each rule that does not hold, naming the first few rows that break it; empty when all hold.</summary>
    /// <param name="session">Where to look.</param>
    /// <param name="checks">The text of a rule, and a SELECT of one text column whose rows violate it.</param>
    public static async Task<IReadOnlyList<string>> FindViolationsAsync(
        this Session session, IEnumerable<(string Rule, string Violations)> checks)
    {
        var broken = new List<string>();
        foreach (var (rule, violations) in checks)
        {
            var rows = await session.Connection.QueryAsync($"{violations} LIMIT {MaxNamed + 1}", row => row.GetString(0));
            if (rows.Count > 0)
            {
                broken.Add($"{rule}: broken by {string.Join(", ", rows.Take(MaxNamed))}{(rows.Count > MaxNamed ? " …" : "")}");
            }
        }

        return broken;
    }

    /// <summary>One sentence when a trigger that keeps a rule is gone; empty when all stand.</summary>
    public static async Task<IReadOnlyList<string>> FindMissingTriggersAsync(
        this Session session, string rule, string table, IReadOnlyList<string> triggers)
    {
        var standing = await session.Connection.QueryAsync(session.TriggersOfTable, row => row.GetString(0), ("@table", table));
        var gone = triggers.Except(standing).ToList();
        return gone.Count == 0 ? [] : [$"{rule}: broken by trigger {string.Join(", trigger ", gone)}"];
    }
}
