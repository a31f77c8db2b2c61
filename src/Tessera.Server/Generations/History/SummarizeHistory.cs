using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Periodic;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.History;

/// <summary>
/// Maintains the table <c>history_segments</c>, with which <see cref="HistoryPages"/> counts and skips: in the background, and
/// only for rows that can no longer change except by being deleted.
/// </summary>
internal sealed class SummarizeHistory(Database database, TimeProvider time) : IPeriodicTask
{
    /// <summary>The number of generations in a segment.</summary>
    public const int SegmentSize = 500;

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken ct)
    {
        foreach (var account in await database.ReadAsync(ListBehindAsync))
        {
            while (await database.WriteAsync(account, session => TryAddSegmentAsync(session, account)))
            {
                ct.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Subtracts a deleted generation from its segment, if it is in one.</summary>
    public static Task CountDeletedAsync(Session session, Generation generation)
    {
        var update = session.Prepared(
            """
            UPDATE history_segments SET generations = generations - 1
            WHERE account_id = @account AND category = @category AND model = @model AND state = @state
              AND last_id = (SELECT min(last_id) FROM history_segments WHERE account_id = @account AND last_id >= @id)
            """,
            "@account", "@category", "@model", "@state", "@id");
        return update
            .With(generation.Account.Value, generation.Category.ToWire(), generation.Model, (int)generation.State, generation.Id.Value)
            .ExecuteNonQueryAsync();
    }

    // Accounts with enough rows for a segment; whether some of those are still open is checked later.
    private static async Task<List<long>> ListBehindAsync(Session session)
    {
        var select = session.Prepared(
            """
            SELECT account_id FROM wallets w WHERE generations >= @size
              + coalesce((SELECT sum(s.generations) FROM history_segments s WHERE s.account_id = w.account_id), 0)
            """,
            "@size");
        return await select.With(SegmentSize).ListAsync(static row => row.NextInt64());
    }

    // The account's next rows by ID, if there are enough and all are finished.
    private async Task<bool> TryAddSegmentAsync(Session session, long account)
    {
        var insert = session.Prepared(
            $"""
            WITH next AS (
                SELECT id, category, model, state, created_at FROM generations
                WHERE account_id = @account AND deleted_at IS NULL
                  AND id > coalesce((SELECT max(last_id) FROM history_segments WHERE account_id = @account), 0)
                ORDER BY id LIMIT @size)
            INSERT INTO history_segments (account_id, last_id, category, model, state, generations)
            SELECT @account, (SELECT max(id) FROM next), category, model, state, count(*) FROM next
            WHERE (SELECT count(*) FROM next) = @size AND NOT EXISTS (SELECT 1 FROM next WHERE {GenerationStates.IsOpen} OR created_at > @before)
            GROUP BY category, model, state
            """,
            "@account", "@size", "@before");
        var before = await LentAccounts.SettledBeforeAsync(session, account, time.GetUtcNow());
        if (await insert.With(account, SegmentSize, before).ExecuteNonQueryAsync() == 0)
        {
            return false;
        }

        var last = session.Prepared("SELECT max(last_id) FROM history_segments WHERE account_id = @account", "@account").With(account);
        await WalletMarks.PassHistoryAsync(session, new AccountId(account), (long)(await last.ExecuteScalarAsync() ?? 0L));
        return true;
    }
}
