using Tessera.Server.Ledger;
using Tessera.Server.Periodic;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Usage;

/// <summary>
/// Counts ended generations in <c>usage_sums</c>, in the background. An account's generations are counted in the order of their
/// numbers up to the oldest that is still open, so that one number says which are counted; none may appear below it any more.
/// </summary>
internal sealed class SummarizeUsage(Database database, TimeProvider time) : IPeriodicTask
{
    /// <summary>The most that one write counts.</summary>
    public const int BatchSize = 2_000;

    // Fewer wait until one of them is so old: an account that calls now and then costs a write in this time, not one a minute.
    private const int EnoughAtOnce = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly string NextText =
        $"""
        WITH next AS (
            SELECT * FROM (SELECT id, state, created_at, completed_at FROM generations WHERE account_id = @account AND deleted_at IS NULL AND id > @mark ORDER BY id LIMIT {BatchSize}) AS kept
            UNION ALL
            SELECT * FROM (SELECT id, state, created_at, completed_at FROM generations WHERE account_id = @account AND deleted_at IS NOT NULL AND id > @mark ORDER BY id LIMIT {BatchSize}) AS deleted),
        batch AS (SELECT id, state, created_at, completed_at FROM next ORDER BY id LIMIT {BatchSize}),
        closed AS (SELECT id, completed_at FROM batch
            WHERE id < (SELECT coalesce(min(id), {long.MaxValue}) FROM batch WHERE {GenerationStates.IsOpen} OR created_at > @before))
        SELECT coalesce(max(id), 0), count(*), coalesce(min(completed_at), 0) FROM closed
        """;

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var account in await database.ReadAsync(ListBehindAsync))
        {
            while (await database.WriteAsync(account, session => TryCountAsync(session, new AccountId(account))))
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }

    private static Task<List<long>> ListBehindAsync(Session session)
    {
        var select = session.Prepared(
            """
            SELECT account_id FROM wallets w
            WHERE EXISTS (SELECT 1 FROM generations g WHERE g.account_id = w.account_id AND g.deleted_at IS NULL AND g.id > w.usage_id)
                OR EXISTS (SELECT 1 FROM generations g WHERE g.account_id = w.account_id AND g.deleted_at IS NOT NULL AND g.id > w.usage_id)
            """);
        return select.ListAsync(static row => row.NextInt64());
    }

    // True when there may be more.
    private async Task<bool> TryCountAsync(Session session, AccountId account)
    {
        var mark = await WalletMarks.LockUsageAsync(session, account);
        var next = session.Prepared(NextText, "@account", "@mark", "@before");
        var before = await LentAccounts.SettledBeforeAsync(session, account.Value, time.GetUtcNow());
        var (last, count, oldest) = (0L, 0L, 0L);
        await using (var rows = await next.With(account.Value, mark, before).ExecuteReaderAsync())
        {
            await rows.ReadAsync();
            (last, count, oldest) = (rows.NextInt64(), rows.NextInt64(), rows.NextInt64());
        }

        if (count == 0 || (count < EnoughAtOnce && oldest > (time.GetUtcNow() - Patience).ToUnixTimeMilliseconds()))
        {
            return false;
        }

        await AddAsync(session, UsageSql.Hour, account, mark, last);
        await AddAsync(session, UsageSql.Day, account, mark, last);
        await WalletMarks.PassUsageAsync(session, account, last);
        return count == BatchSize;
    }

    private static Task<int> AddAsync(Session session, string span, AccountId account, long mark, long last)
    {
        var add = session.Prepared(
            $"""
            INSERT INTO usage_sums (account_id, span, {UsageSql.Keys}, {UsageSql.Sums})
            SELECT CAST(@account AS BIGINT), {span}, {UsageSql.Keys}, {UsageSql.Added}
            FROM ({UsageSql.Ended(span, "g.id <= @last")}) AS ended
            WHERE true GROUP BY {UsageSql.Keys}
            ON CONFLICT (account_id, span, {UsageSql.Keys}) DO UPDATE SET {UsageSql.Increased}
            """,
            "@account", "@mark", "@last");
        return add.With(account.Value, mark, last).ExecuteNonQueryAsync();
    }
}
