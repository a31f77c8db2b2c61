using Microsoft.Extensions.Options;
using Tessera.Server.Hosting;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>
/// The leases on generations. A lease lasts 15 seconds by default, and its worker renews it; any node claims a row whose lease
/// has expired. A claim increments the row's fence, so that a worker that wakes up late is refused.
/// </summary>
internal sealed class JobLeases(Database database, IOptions<JobOptions> options, TimeProvider time)
{
    /// <summary>The notification topic for a job that waits to be started.</summary>
    public const string Waiting = "waiting";

    // More than the clocks of cooperating nodes may differ.
    private static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(10);

    public TimeSpan Duration => options.Value.Lease;

    /// <summary>Whether another node may claim what this one loses.</summary>
    public bool AreShared => database.IsShared;

    /// <summary>Subscribes to waiting jobs. Best-effort: a notification can be lost.</summary>
    public void SubscribeToWaiting(Action look) => database.Notifications.Subscribe(Waiting, _ => look());

    /// <summary>Claims jobs that have not been started, in the order of <see cref="FairQueue"/>.</summary>
    public Task<List<Generation>> TakeWaitingAsync(int most) => TakeAsync(session =>
    {
        var take = session.Prepared(
            $"""
            WITH next AS MATERIALIZED (
                SELECT id FROM generations WHERE {GenerationStates.IsAccepted} ORDER BY turn, id LIMIT @most {session.SkipLocked})
            UPDATE generations SET fence = fence + 1, state = {GenerationStates.Running}, lease_until = @until
            WHERE id IN (SELECT id FROM next) AND {GenerationStates.IsAccepted}
            RETURNING {GenerationRow.Columns}
            """,
            "@most", "@until");
        return GenerationRow.ListAsync(take.With(most, UntilFromNow()));
    });

    /// <summary>
    /// Claims texts and jobs of dead workers: those whose leases had expired at <paramref name="moment"/>, before this process
    /// renewed its own.
    /// </summary>
    public Task<List<Generation>> TakeExpiredAsync(DateTimeOffset moment, int most) => TakeAsync(async session =>
    {
        // If the clock was set back after that moment, leases written since then expire before it.
        var now = time.GetUtcNow() is var current && current < moment ? current : moment;
        if (AreShared)
        {
            await ExpireImpossibleAsync(session, now);
        }

        var take = session.Prepared(
            $"""
            WITH next AS MATERIALIZED (
                SELECT id FROM generations WHERE {GenerationStates.IsLeased} AND lease_until <= @now
                ORDER BY lease_until LIMIT @most {session.SkipLocked})
            UPDATE generations SET fence = fence + 1, lease_until = @until
            WHERE id IN (SELECT id FROM next) AND {GenerationStates.IsLeased} AND lease_until <= @now
            RETURNING {GenerationRow.Columns}
            """,
            "@now", "@most", "@until");
        return await GenerationRow.ListAsync(take.With(now.ToUnixTimeMilliseconds(), most, UntilFromNow()));
    });

    /// <summary>
    /// Renews leases and returns those that are lost because another worker has claimed the row or it has ended.
    /// </summary>
    public async Task<IReadOnlyList<LostLease>> RenewAsync(IReadOnlyList<Generation> held)
    {
        // One write per lease: they are grouped in commits, so thousands of streams cost a few round trips and do not delay
        // other writes.
        var lost = await Task.WhenAll(held.Select(one => database.WriteGuardedAsync(one.Account.Value, session => RenewAsync(session, one))));
        FailPoints.Hit(FailPoints.AfterRenewCommit);
        return [.. lost.OfType<LostLease>()];
    }

    /// <summary>Releases a lease, so that another worker does not have to wait until it expires.</summary>
    public Task ReleaseAsync(Generation held) => database.WriteAsync(async session =>
    {
        var release = session.Prepared(
            $"UPDATE generations SET lease_until = 0 WHERE id = @id AND fence = @fence AND {GenerationStates.IsOpen}", "@id", "@fence");
        await release.With(held.Id.Value, held.Fence).ExecuteNonQueryAsync();
    });

    /// <summary>
    /// Expires all leases: while this process has the database to itself, every worker that held one is dead.
    /// </summary>
    public Task ExpireAllAsync() => database.WriteAsync(async session =>
        await session.Prepared($"UPDATE generations SET lease_until = 0 WHERE {GenerationStates.IsLeased}").ExecuteNonQueryAsync());

    // A lease that ends later than any node could set was written before the clock was set back. A live worker renews it
    // within seconds; a dead one would keep it for as long as the clock was set back.
    private async Task ExpireImpossibleAsync(Session session, DateTimeOffset moment)
    {
        var expire = session.Prepared($"UPDATE generations SET lease_until = 0 WHERE {GenerationStates.IsLeased} AND lease_until > @latest", "@latest");
        await expire.With((moment + Duration + MaxSkew).ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
    }

    private async Task<LostLease?> RenewAsync(Session session, Generation held)
    {
        var renew = session.Prepared(
            $"UPDATE generations SET lease_until = @until WHERE id = @id AND fence = @fence AND {GenerationStates.IsOpen}", "@until", "@id", "@fence");
        var isRenewed = await renew.With(UntilFromNow(), held.Id.Value, held.Fence).ExecuteNonQueryAsync() == 1;
        FailPoints.Hit(FailPoints.BeforeRenewCommit);
        if (isRenewed)
        {
            return null;
        }

        var isOpen = session.Prepared($"SELECT count(*) FROM generations WHERE id = @id AND {GenerationStates.IsOpen}", "@id");
        return new LostLease(held.Id, IsTaken: await isOpen.With(held.Id.Value).ExecuteScalarAsync() is 1L);
    }

    private async Task<List<Generation>> TakeAsync(Func<Session, Task<List<Generation>>> take)
    {
        var taken = await database.WriteAsync(async session =>
        {
            var rows = (await take(session)).ConvertAll(row => row with { Age = GenerationAge.From(row.CreatedAt, row.DeadlineAt, time) });
            HitIfAny(rows, FailPoints.BeforeClaimCommit);
            return rows;
        });
        HitIfAny(taken, FailPoints.AfterClaimCommit);
        return taken;
    }

    private static void HitIfAny(List<Generation> taken, string point)
    {
        if (taken.Count > 0)
        {
            FailPoints.Hit(point);
        }
    }

    private long UntilFromNow() => (time.GetUtcNow() + Duration).ToUnixTimeMilliseconds();

    /// <summary>A lease that could not be renewed.</summary>
    /// <param name="Id">The generation.</param>
    /// <param name="IsTaken">Whether another worker continues it; otherwise it has ended, on this node or by a cancel.</param>
    internal readonly record struct LostLease(GenerationId Id, bool IsTaken);
}
