using System.Runtime.InteropServices;

namespace Tessera.Server.Storage;

/// <summary>
/// The one writer of a process. Writes queue; whatever has gathered while the last commit was being
/// flushed goes into the next transaction, and each caller is completed after the commit that holds its write: durable
/// writes for the price of one flush per group. When a member throws, the group is rolled back and run again in three
/// parts, those before it, it alone, those after it: only the culprit fails, and the order stays.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int LargestGroup = 256;

    // A plain monitor: the writer sleeps at once when there is nothing to do. A channel awaited from a thread spins
    // first, a tenth of the server's processor time under load.
    private readonly object _gate = new();
    private readonly Session _session;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<Write> _queue = new(LargestGroup);
    private bool _isClosed;

    public GroupCommit(Session session)
    {
        _session = session;
        // A thread of its own: it sleeps in fsync, which must not cost the pool a thread.
        _thread = new Thread(Run) { IsBackground = true, Name = "tessera-writer" };
        _thread.Start();
    }

    public Task<T> EnqueueAsync<T>(Func<Session, Task<T>> work)
    {
        if (Thread.CurrentThread == _thread)
        {
            throw new InvalidOperationException("A write cannot wait for another write; call its statements with the session.");
        }

        var write = new Write<T>(work);
        lock (_gate)
        {
            if (_isClosed)
            {
                return Task.FromException<T>(new ObjectDisposedException(nameof(GroupCommit), "The database is closed."));
            }

            _queue.Add(write);
            Monitor.Pulse(_gate);
        }

        return write.Task;
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
        var gathered = new List<Write>(LargestGroup);
        while (Gather(ref gathered))
        {
            for (var rest = CollectionsMarshal.AsSpan(gathered); !rest.IsEmpty; rest = rest[Math.Min(LargestGroup, rest.Length)..])
            {
                Commit(rest[..Math.Min(LargestGroup, rest.Length)]);
            }
        }

        _session.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stopped.SetResult();
    }

    /// <summary>Takes all that is queued, waiting for the first; false when there is nothing and never will be.</summary>
    private bool Gather(ref List<Write> gathered)
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

    private void Commit(ReadOnlySpan<Write> group)
    {
        if (group.IsEmpty)
        {
            return;
        }

        var failure = TryCommit(group, out var culprit);
        if (failure is null)
        {
            foreach (var write in group)
            {
                write.Complete();
            }
        }
        else if (culprit is not { } index || group.Length == 1)
        {
            // The disk refused the group as a whole: nothing of it happened.
            foreach (var write in group)
            {
                write.Fail(failure);
            }
        }
        else
        {
            Commit(group[..index]);
            Commit(group.Slice(index, 1));
            Commit(group[(index + 1)..]);
        }
    }

    private Exception? TryCommit(ReadOnlySpan<Write> group, out int? culprit)
    {
        culprit = null;
        try
        {
            Execute("BEGIN IMMEDIATE");
            for (var index = 0; index < group.Length; index++)
            {
                culprit = index;
                group[index].Run(_session);
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

    private abstract class Write
    {
        public abstract void Run(Session session);

        public abstract void Complete();

        public abstract void Fail(Exception failure);
    }

    private sealed class Write<T>(Func<Session, Task<T>> work) : Write
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Task<T>? _result;

        public Task<T> Task => _done.Task;

        // SQLite's driver completes synchronously; waiting here never blocks on another thread.
        public override void Run(Session session)
        {
            _result = work(session);
            _result.GetAwaiter().GetResult();
        }

        public override void Complete() => _done.SetFromTask(_result ?? throw new InvalidOperationException("Not run."));

        public override void Fail(Exception failure) => _done.SetException(failure);
    }
}
