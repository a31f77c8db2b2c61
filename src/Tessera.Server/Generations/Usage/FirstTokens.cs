using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Usage;

/// <summary>
/// How long streamed texts took to begin, over the newest generations of all accounts. An account sees a model's median only
/// where it says nothing about any other account.
/// </summary>
internal sealed class FirstTokens(Database database, TimeProvider time)
{
    // Read in the order of their numbers: a bounded read, without an index that each text would have to write.
    private const int Newest = 20_000;

    private static readonly string Text =
        $"""
        SELECT model, account_id, first_token_ms
        FROM (SELECT model, account_id, first_token_ms, completed_at FROM generations ORDER BY id DESC LIMIT {Newest}) newest
        WHERE first_token_ms IS NOT NULL AND completed_at >= @from
        """;

    private readonly ReadsByDays<List<Begun>> _reads = new(time, from => ReadAllAsync(database, from));

    /// <summary>The median of each model in milliseconds, by its slug.</summary>
    /// <param name="account">The account that asks.</param>
    /// <param name="days">The number of days, with today.</param>
    public async Task<IReadOnlyDictionary<string, long>> ReadAsync(AccountId account, int days)
    {
        var medians = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var texts in (await _reads.GetAsync(days)).GroupBy(text => text.Model, StringComparer.Ordinal))
        {
            var shown = texts.Count(text => text.Account != account) >= ModelUsage.LeastOfOthers ? texts : texts.Where(text => text.Account == account);
            if (shown.Select(text => text.Milliseconds).Order().ToList() is { Count: > 0 } times)
            {
                medians[texts.Key] = times[(times.Count - 1) / 2];
            }
        }

        return medians;
    }

    private static Task<List<Begun>> ReadAllAsync(Database database, DateTimeOffset from) => database.ReadAsync(session => session
        .Prepared(Text, "@from")
        .With(from.ToUnixTimeMilliseconds())
        .ListAsync(static row => new Begun(row.NextString(), new AccountId(row.NextInt64()), row.NextInt64())));

    private sealed record Begun(string Model, AccountId Account, long Milliseconds);
}
