using System.Runtime.InteropServices;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>
/// The one writer of a process. Writes queue; whatever has gathered while the last commit was being
/// flushed goes into the next transaction, and each caller is completed after the commit that holds its write: durable
/// writes for the price of one flush per group. When a batch throws, the group is rolled back and run again in parts, those
/// before it, its halves, those after it, until only the culprit fails.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MaxGroup = 256;

    // A plain monitor: the writer sleeps at once when there is nothing to do. A channel awaited from a thread spins
    // first, a tenth of the server's processor time under load.
    private readonly object _gate = new();
    private readonly SqliteSession _session;
    private readonly Notifications _notifications;
    private readonly GroupCounts _groups;
    private readonly SqliteCheckpoints _checkpoints;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<PendingWrite> _queue = new(MaxGroup);
    private bool _isClosed;

    public SqliteWriter(SqliteSession session, Notifications notifications, GroupCounts groups, SqliteCheckpoints checkpoints)
    {
        _session = session;
        _notifications = notifications;
        _groups = groups;
        _checkpoints = checkpoints;
        // A thread of its own: it sleeps in fsync, which must not cost the pool a thread.
        _thread = new Thread(Run) { IsBackground = true, Name = "tessera-writer" };
        _thread.Start();
    }

    public void Enqueue(PendingWrite write)
    {
        if (Thread.CurrentThread == _thread)
        {
            throw new InvalidOperationException("A write cannot wait for another write; call its statements with the session.");
        }

        lock (_gate)
        {
            if (!_isClosed)
            {
                _queue.Add(write);
                Monitor.Pulse(_gate);
                return;
            }
        }

        write.Refuse();
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }

        await _stopped.Task;
    }

    private void Run()
    {
        var gathered = new List<PendingWrite>(MaxGroup);
        while (Gather(ref gathered))
        {
            for (var rest = CollectionsMarshal.AsSpan(gathered); !rest.IsEmpty; rest = rest[Math.Min(MaxGroup, rest.Length)..])
            {
                Commit(CollectionsMarshal.AsSpan(WriteBatch.Of(rest[..Math.Min(MaxGroup, rest.Length)])));
            }
        }

        _session.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stopped.SetResult();
    }

    /// <summary>Takes all that is queued, waiting for the first; false when there is nothing and never will be.</summary>
    private bool Gather(ref List<PendingWrite> gathered)
    {
        gathered.Clear();
        lock (_gate)
        {
            while (_queue.Count == 0 && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            (_queue, gathered) = (gathered, _queue);
            return gathered.Count > 0;
        }
    }

    private void Commit(ReadOnlySpan<WriteBatch> batches)
    {
        if (batches.IsEmpty)
        {
            return;
        }

        var failure = TryCommit(batches, out var culprit);
        if (failure is null)
        {
            PendingWrite[] group = [.. batches.ToArray().SelectMany(batch => batch.Writes)];
            _groups.Add(group.Length);
            // Publish notifications before completing callers, so a caller never observes stale local state.
            _notifications.Publish(_session.TakeNotifications());
            GroupCompletion.Queue(group);
            _checkpoints.Committed(group.Length, _session.TakeErased());
        }
        else if (culprit is not { } index || batches is [{ Writes.Count: 1 }])
        {
            // The disk refused the group as a whole, or this is the culprit: nothing of it happened.
            foreach (var batch in batches)
            {
                foreach (var write in batch.Writes)
                {
                    write.Fail(failure);
                }
            }
        }
        else
        {
            Commit(batches[..index]);
            foreach (var part in batches[index].Split())
            {
                Commit([part]);
            }

            Commit(batches[(index + 1)..]);
        }
    }

    private Exception? TryCommit(ReadOnlySpan<WriteBatch> batches, out int? culprit)
    {
        culprit = null;
        try
        {
            Execute("BEGIN IMMEDIATE");
            for (var index = 0; index < batches.Length; index++)
            {
                culprit = index;
                // SQLite completes synchronously; waiting here never blocks on another thread.
                batches[index].RunAsync(_session).GetAwaiter().GetResult();
                _session.WriteUnwritten();
                _session.RequireTransaction();
            }

            culprit = null;
            Execute("COMMIT");
            return null;
        }
#pragma warning disable CA1031 // Whatever a member or the disk threw belongs to the callers, not to this thread.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _session.DropUnwritten();
            _session.TakeNotifications();
            _session.TakeErased();
            RollBack();
            return failure;
        }
    }

    private void RollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (System.Data.Common.DbException)
        {
            // SQLite has already rolled back by itself (a full disk, an I/O error), or BEGIN was what failed.
        }
    }

    private void Execute(string sql) => _session.Prepared(sql).ExecuteNonQueryAsync().GetAwaiter().GetResult();
}
