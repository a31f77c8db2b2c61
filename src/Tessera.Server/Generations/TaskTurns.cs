using Tessera.Server.Accounts;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>
/// The table <c>task_turns</c>: whose task starts next. A task's turn is its moment of admission, but at least a second
/// after the turn of the account's task before it. Who queues a hundred thousand thereby reaches far into the future, and
/// who comes with ten is served among the first of those; as time goes on the long queue's turn comes too.
/// </summary>
internal static class TaskTurns
{
    private const long Apart = 1000;

    /// <summary>The next turn of an account, in Unix ms.</summary>
    public static async Task<long> NextAsync(Session session, AccountId account, DateTimeOffset now)
    {
        var take = session.Prepared(
            """
            INSERT INTO task_turns (account_id, turn) VALUES (@account, @now)
            ON CONFLICT (account_id) DO UPDATE SET turn =
                CASE WHEN task_turns.turn + @apart > excluded.turn THEN task_turns.turn + @apart ELSE excluded.turn END
            RETURNING turn
            """,
            "@account", "@now", "@apart");
        return (long)(await take.With(account.Value, now.ToUnixTimeMilliseconds(), Apart).ExecuteScalarAsync() ?? 0L);
    }
}
