using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// The table <c>task_turns</c>: whose task starts next. A task's turn is the turn that is next now, but at least a second
/// after the turn of the account's task before it. Who queues a hundred thousand thereby reaches far into the future, and
/// who comes with ten is served among the first of those, also when the long queue has stood for hours. Nobody gets a
/// turn before the one that is next, so that one comes, whoever else arrives.
/// </summary>
internal static class FairQueue
{
    private const long Apart = 1000;

    /// <summary>The next turn of an account, in Unix ms.</summary>
    public static async Task<long> NextAsync(Session session, AccountId account, DateTimeOffset now)
    {
        // The first of the index, not min(): SQLite would look at all that wait.
        var take = session.Prepared(
            """
            INSERT INTO task_turns (account_id, turn)
            SELECT CAST(@account AS BIGINT), CASE WHEN first.turn < @now THEN first.turn ELSE CAST(@now AS BIGINT) END
            FROM (SELECT (SELECT turn FROM generations WHERE state = 0 ORDER BY turn, id LIMIT 1) AS turn) AS first WHERE true
            ON CONFLICT (account_id) DO UPDATE SET turn =
                CASE WHEN task_turns.turn + @apart > excluded.turn THEN task_turns.turn + @apart ELSE excluded.turn END
            RETURNING turn
            """,
            "@account", "@now", "@apart");
        return (long)(await take.With(account.Value, now.ToUnixTimeMilliseconds(), Apart).ExecuteScalarAsync() ?? 0L);
    }
}
