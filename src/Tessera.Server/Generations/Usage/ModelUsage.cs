using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Usage;

/// <summary>
/// How models did in the last days, over all accounts: from the sums that are kept, with the newest generations that are not in
/// them yet. An account sees what the others did only where they did enough that it says nothing about any of them.
/// </summary>
internal sealed class ModelUsage(Database database, UsageReader usage, TimeProvider time)
{
    /// <summary>The most days that are added up.</summary>
    public const int MaxDays = 90;

    /// <summary>How many generations of others there must be.</summary>
    public const long LeastOfOthers = 3;

    private const int Newest = 2_000;
    private const int MaxModels = 10_000;

    private static readonly string AllText =
        $"""
        WITH one AS (
            SELECT {UsageSql.Keys}, {UsageSql.Sums} FROM usage_sums WHERE span = {UsageSql.Day} AND start >= @from
            UNION ALL
            {UsageSql.EndedIn(
                UsageSql.Day,
                $"g.id IN (SELECT n.id FROM generations n ORDER BY n.id DESC LIMIT {Newest}) AND g.id > (SELECT w.usage_id FROM wallets w WHERE w.account_id = g.account_id)",
                "g.completed_at >= @from")})
        SELECT model, CAST(coalesce(sum(generations) FILTER (WHERE state = {GenerationStates.Completed}), 0) AS BIGINT), {UsageSql.Added}
        FROM one GROUP BY model ORDER BY model
        """;

    private readonly ReadsByDays<IReadOnlyDictionary<string, UsageSum>> _reads = new(time, from => AddUpAsync(database, from));

    /// <summary>The sums of each model, by its slug.</summary>
    /// <param name="account">The account that asks.</param>
    /// <param name="days">The number of days, with today.</param>
    public async Task<IReadOnlyDictionary<string, UsageSum>> ReadAsync(AccountId account, int days)
    {
        var (all, from) = (await _reads.GetAsync(days), _reads.FromOf(days));
        var own = await usage.ReadAsync(account, new UsageTime(from, from.AddDays(days), UsageTime.Width.None), UsageDimension.Model, null, MaxModels);
        var shown = own.ToDictionary(row => row.First.Id, row => row.Sum, StringComparer.Ordinal);
        foreach (var (model, sum) in all)
        {
            if (sum.Generations - (shown.GetValueOrDefault(model)?.Generations ?? 0) >= LeastOfOthers)
            {
                shown[model] = sum;
            }
        }

        return shown;
    }

    private static Task<IReadOnlyDictionary<string, UsageSum>> AddUpAsync(Database database, DateTimeOffset from) => database.ReadAsync(async session =>
    {
        var query = session.Prepared(AllText, "@from").With(from.ToUnixTimeMilliseconds());
        var rows = await query.ListAsync(static row =>
        {
            var (model, completed) = (row.NextString(), row.NextInt64());
            var sum = UsageSql.Read(row);
            sum.Completed = completed;
            return (Model: model, Sum: sum);
        });
        return (IReadOnlyDictionary<string, UsageSum>)rows.ToDictionary(row => row.Model, row => row.Sum, StringComparer.Ordinal);
    });
}
