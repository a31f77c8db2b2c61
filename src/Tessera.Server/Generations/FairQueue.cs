using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>
/// Start-time fair queuing over the table <c>task_turns</c>. A job's start tag is that of the job at the head of the queue, or
/// now when none waits, but at least one second after the tag of the account's previous job. The tags of an account that queues
/// a hundred thousand jobs reach far into the future, so another account's ten jobs start among the first of them even when the
/// long queue has waited for hours. No tag is earlier than the head's, so every job reaches the head eventually.
/// </summary>
internal static class FairQueue
{
    private const long Apart = 1000;

    /// <summary>The start tag of an account's next job, in Unix milliseconds.</summary>
    public static async Task<long> NextAsync(Session session, AccountId account, DateTimeOffset now)
    {
        // The first entry of the index rather than min(), for which SQLite would read every waiting row.
        var take = session.Prepared(
            $"""
            INSERT INTO task_turns (account_id, turn)
            SELECT CAST(@account AS BIGINT), CASE WHEN first.turn < @now THEN first.turn ELSE CAST(@now AS BIGINT) END
            FROM (SELECT (SELECT turn FROM generations WHERE {GenerationStates.IsAccepted} ORDER BY turn, id LIMIT 1) AS turn) AS first WHERE true
            ON CONFLICT (account_id) DO UPDATE SET turn =
                CASE WHEN task_turns.turn + @apart > excluded.turn THEN task_turns.turn + @apart ELSE excluded.turn END
            RETURNING turn
            """,
            "@account", "@now", "@apart");
        return (long)(await take.With(account.Value, now.ToUnixTimeMilliseconds(), Apart).ExecuteScalarAsync() ?? 0L);
    }
}
