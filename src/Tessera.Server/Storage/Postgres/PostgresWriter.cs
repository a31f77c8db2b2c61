using System.Data;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Npgsql;
using NpgsqlTypes;

namespace Tessera.Server.Storage.Postgres;

/// <summary>
/// The one writer of a node: what has queued while the last commit was in progress goes into the next transaction. When a
/// group fails, its members are run again each by itself, so that only the culprit fails. One connection: several were
/// measured slower.
/// </summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    private const int MaxGroup = 256;
    private const int MaxAttempts = 5;
    private const string SleptTooLong = "25P03"; // idle_in_transaction_session_timeout

    private static readonly PostgresText Begin = new("BEGIN");
    private static readonly PostgresText CommitText = new("COMMIT");

    // In order of their numbers: two nodes that share accounts queue for each other instead of deadlocking.
    private static readonly PostgresText Lock = new(
        "SELECT count(pg_advisory_xact_lock(owner)) FROM unnest($1) AS owner", NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    private static readonly PostgresText Notify = new("SELECT pg_notify($1, $2)", NpgsqlDbType.Text, NpgsqlDbType.Text);

    private readonly Func<Task<PostgresSession>> _connect;
    private readonly Notifications _notifications;
    private readonly GroupCounts _groups;
    private readonly Channel<PendingWrite> _queue = Channel.CreateUnbounded<PendingWrite>(new() { SingleReader = true });
    private readonly AsyncLocal<bool> _isWriting = new();
    private readonly Task _running;
    private PostgresSession? _session;

    public PostgresWriter(Func<Task<PostgresSession>> connect, Notifications notifications, GroupCounts groups)
    {
        _connect = connect;
        _notifications = notifications;
        _groups = groups;
        _running = RunAsync();
    }

    /// <summary>The server's number of the connection that writes: its own notifications are known by it.</summary>
    public int ProcessId { get; private set; }

    public void Enqueue(PendingWrite write)
    {
        if (_isWriting.Value)
        {
            throw new InvalidOperationException("A write cannot wait for another write; call its statements with the session.");
        }

        if (!_queue.Writer.TryWrite(write))
        {
            write.Refuse();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _running;
        await ForgetConnectionAsync();
    }

    private async Task RunAsync()
    {
        await Task.Yield();
        _isWriting.Value = true;
        var gathered = new List<PendingWrite>(MaxGroup);
        while (await _queue.Reader.WaitToReadAsync())
        {
            gathered.Clear();
            while (gathered.Count < MaxGroup && _queue.Reader.TryRead(out var write))
            {
                gathered.Add(write);
            }

            await CommitAsync(gathered);
        }
    }

    private async Task CommitAsync(List<PendingWrite> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (failure, isUnknown) = await TryCommitAsync(group);
            if (failure is null)
            {
                return;
            }

            // Nothing of it happened, and no member is at fault.
            if (!isUnknown && attempt < MaxAttempts && MayPass(failure))
            {
                continue;
            }

            if (!isUnknown && group.Count > 1)
            {
                foreach (var write in group)
                {
                    await CommitAsync([write]);
                }

                return;
            }

            foreach (var write in group)
            {
                write.Fail(failure);
            }

            return;
        }
    }

    private async Task<(Exception? Failure, bool IsUnknown)> TryCommitAsync(List<PendingWrite> group)
    {
        var isCommitSent = false;
        try
        {
            var session = _session ??= await ConnectAsync();
            session.Queue(Begin);
            QueueLocks(session, group);
            await RunAsync(session, group);
            var notifications = session.TakeNotifications();
            QueueNotifications(session, notifications);
            session.Queue(CommitText);
            isCommitSent = true;
            await session.FlushAsync();
            _groups.Add(group.Count);
            // Publish notifications before completing callers, so a caller never observes stale local state.
            _notifications.Publish(notifications);
            GroupCompletion.Queue(group);

            return (null, false);
        }
#pragma warning disable CA1031 // Whatever a member or the server threw belongs to the callers, not to this loop.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            // An error the server reports undid the transaction; an answer that was lost says nothing.
            var isUnknown = isCommitSent && failure is not PostgresException && _session is not { HasSentNothing: true };
            await RollBackAsync();
            return (failure, isUnknown);
        }
    }

    // A deadlock, a connection lost before the commit, one that has lost its prepared statements, or this process slept in
    // the middle.
    private static bool MayPass(Exception failure) =>
        failure is (NpgsqlException { IsTransient: true } or PostgresException { SqlState: SleptTooLong }) || PostgresSession.IsLostStatement(failure);

    private static async Task RunAsync(PostgresSession session, List<PendingWrite> group)
    {
        var guarded = new List<WriteBatch>();
        foreach (var batch in WriteBatch.Of(CollectionsMarshal.AsSpan(group)))
        {
            if (batch.IsGuarded)
            {
                guarded.Add(batch);
                continue;
            }

            await session.RunTogetherAsync(guarded);
            guarded.Clear();
            await session.FlushAsync();
            await batch.RunAsync(session);
        }

        await session.RunTogetherAsync(guarded);
    }

    private static void QueueLocks(PostgresSession session, List<PendingWrite> group)
    {
        long[] owners = [.. group.Select(write => write.Owner).OfType<long>().Distinct().Order()];
        if (owners.Length > 0)
        {
            session.Queue(Lock, owners);
        }
    }

    private static void QueueNotifications(PostgresSession session, IReadOnlyList<Notification> notifications)
    {
        foreach (var payload in PostgresListener.ToPayloads(notifications))
        {
            session.Queue(Notify, PostgresListener.Channel, payload);
        }
    }

    private async Task<PostgresSession> ConnectAsync()
    {
        var session = await _connect();
        session.Writes = true;
        ProcessId = ((NpgsqlConnection)session.Connection).ProcessID;
        return session;
    }

    private async Task RollBackAsync()
    {
        if (_session is not { } session)
        {
            return;
        }

        session.Drop();
        try
        {
            if (session is { IsSuspect: false, Connection.State: ConnectionState.Open })
            {
                await using var rollBack = new NpgsqlCommand("ROLLBACK", (NpgsqlConnection)session.Connection);
                await rollBack.ExecuteNonQueryAsync();
                return;
            }
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and its transaction with it.
        }

        await ForgetConnectionAsync();
    }

    private async Task ForgetConnectionAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            await session.DisposeAsync();
        }
    }
}
