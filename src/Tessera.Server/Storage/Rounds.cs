namespace Tessera.Server.Storage;

internal static class Rounds
{
    /// <summary>
    /// A statement changes a row once, so of several changes of one row each is in a round of its own; all rounds keep the order.
    /// </summary>
    public static List<List<T>> InRounds<T, TRow>(this IEnumerable<T> changes, Func<T, TRow> row)
        where TRow : notnull
    {
        var rounds = new List<List<T>>();
        var taken = new Dictionary<TRow, int>();
        foreach (var change in changes)
        {
            var key = row(change);
            var round = taken[key] = taken.GetValueOrDefault(key, -1) + 1;
            if (round == rounds.Count)
            {
                rounds.Add([]);
            }

            rounds[round].Add(change);
        }

        return rounds;
    }
}
