using Microsoft.Extensions.Options;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// Who works on what. A lease lasts 15 seconds, unless configured otherwise, and is renewed while its worker lives; a row
/// whose lease has run out is taken by any node. Each taking raises the row's fence, by which a worker that wakes up late is refused.
/// </summary>
internal sealed class JobLeases(Database database, IOptions<JobOptions> options, TimeProvider time)
{
    /// <summary>Announced when a task waits to be started.</summary>
    public const string Waiting = "waiting";

    // More than the clocks of any nodes that work together differ.
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(10);

    public TimeSpan Lasts => options.Value.Lease;

    /// <summary>Whether another node may take what this one loses.</summary>
    public bool AreShared => database.IsShared;

    /// <summary>Calls back when a task waits, mostly: a word can be lost.</summary>
    public void WhenOneWaits(Action look) => database.Notifications.Subscribe(Waiting, _ => look());

    /// <summary>Takes tasks that nobody has started, those whose turn it is.</summary>
    public Task<List<Generation>> TakeWaitingAsync(int most) => TakeAsync(session =>
    {
        var take = session.Prepared(
            $"""
            WITH next AS MATERIALIZED (SELECT id FROM generations WHERE state = 0 ORDER BY turn, id LIMIT @most {session.SkipLocked})
            UPDATE generations SET fence = fence + 1, state = 1, lease_until = @until
            WHERE id IN (SELECT id FROM next) AND state = 0
            RETURNING {GenerationRow.Columns}
            """,
            "@most", "@until");
        return GenerationRow.ReadAllAsync(take.With(most, UntilFromNow()));
    });

    /// <summary>Takes what a dead worker left, running and submitted, texts and tasks: the leases that were over at a moment.</summary>
    public Task<List<Generation>> TakeExpiredAsync(DateTimeOffset moment, int most) => TakeAsync(async session =>
    {
        if (AreShared)
        {
            await EndImpossibleAsync(session, moment);
        }

        var take = session.Prepared(
            $"""
            WITH next AS MATERIALIZED (
                SELECT id FROM generations WHERE state IN (1, 2) AND lease_until <= @now ORDER BY lease_until LIMIT @most {session.SkipLocked})
            UPDATE generations SET fence = fence + 1, lease_until = @until
            WHERE id IN (SELECT id FROM next) AND state IN (1, 2) AND lease_until <= @now
            RETURNING {GenerationRow.Columns}
            """,
            "@now", "@most", "@until");
        return await GenerationRow.ReadAllAsync(take.With(moment.ToUnixTimeMilliseconds(), most, UntilFromNow()));
    });

    /// <summary>Renews leases; those of which there is none any more are given back: another worker has taken the row, or it has ended.</summary>
    public async Task<IReadOnlyList<LostLease>> RenewAsync(IReadOnlyList<Generation> held)
    {
        // A write for each: they share their groups, so thousands of streams cost a few round trips and keep no other write waiting.
        var lost = await Task.WhenAll(held.Select(one => database.WriteGuardedAsync(one.Account.Value, session => RenewAsync(session, one))));
        FailPoints.Hit(FailPoints.AfterRenewCommit);
        return [.. lost.OfType<LostLease>()];
    }

    /// <summary>Gives a lease up, so that another worker need not wait for its end.</summary>
    public Task ReleaseAsync(Generation claimed) => database.WriteAsync(async session =>
    {
        var letGo = session.Prepared(
            $"UPDATE generations SET lease_until = 0 WHERE id = @id AND fence = @fence AND {GenerationRow.IsOpen}", "@id", "@fence");
        await letGo.With(claimed.Id.Value, claimed.Fence).ExecuteNonQueryAsync();
    });

    /// <summary>Ends all leases: where this process has the database to itself, whoever held one is dead.</summary>
    public Task EndAllAsync() => database.WriteAsync(async session =>
        await session.Prepared("UPDATE generations SET lease_until = 0 WHERE state IN (1, 2)").ExecuteNonQueryAsync());

    // A lease that ends long after any node could have taken it was written before the clock was set back. A live worker
    // renews it within seconds; a dead one would keep it for as long as the clock was set back.
    private async Task EndImpossibleAsync(Session session, DateTimeOffset moment)
    {
        var end = session.Prepared("UPDATE generations SET lease_until = 0 WHERE state IN (1, 2) AND lease_until > @latest", "@latest");
        await end.With((moment + Lasts + LargestSkew).ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
    }

    private async Task<LostLease?> RenewAsync(Session session, Generation held)
    {
        var renew = session.Prepared(
            $"UPDATE generations SET lease_until = @until WHERE id = @id AND fence = @fence AND {GenerationRow.IsOpen}", "@until", "@id", "@fence");
        var isRenewed = await renew.With(UntilFromNow(), held.Id.Value, held.Fence).ExecuteNonQueryAsync() == 1;
        FailPoints.Hit(FailPoints.BeforeRenewCommit);
        if (isRenewed)
        {
            return null;
        }

        var isOpen = session.Prepared($"SELECT count(*) FROM generations WHERE id = @id AND {GenerationRow.IsOpen}", "@id");
        return new LostLease(held.Id, IsTaken: await isOpen.With(held.Id.Value).ExecuteScalarAsync() is 1L);
    }

    private async Task<List<Generation>> TakeAsync(Func<Session, Task<List<Generation>>> take)
    {
        var taken = await database.WriteAsync(async session =>
        {
            var rows = (await take(session)).ConvertAll(row => row with { Age = GenerationAge.From(row, time) });
            ReachIfAny(rows, FailPoints.BeforeClaimCommit);
            return rows;
        });
        ReachIfAny(taken, FailPoints.AfterClaimCommit);
        return taken;
    }

    private static void ReachIfAny(List<Generation> taken, string point)
    {
        if (taken.Count > 0)
        {
            FailPoints.Hit(point);
        }
    }

    private long UntilFromNow() => (time.GetUtcNow() + Lasts).ToUnixTimeMilliseconds();
}
