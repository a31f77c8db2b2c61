using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace Tessera.Server.Storage;

/// <summary>
/// The one writer of a process. Writes queue in a channel; whatever has gathered while the last commit was being
/// flushed goes into the next transaction, and each caller is completed after the commit that holds its write: durable
/// writes for the price of one flush per group. When a member throws, the group is rolled back and run again in three
/// parts, those before it, it alone, those after it: only the culprit fails, and the order stays.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int LargestGroup = 256;

    private readonly Channel<Write> _queue = Channel.CreateUnbounded<Write>(new() { SingleReader = true });
    private readonly Session _session;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

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
        return _queue.Writer.TryWrite(write)
            ? write.Task
            : Task.FromException<T>(new ObjectDisposedException(nameof(GroupCommit), "The database is closed."));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stopped.Task;
    }

    private void Run()
    {
        var group = new List<Write>(LargestGroup);
        while (Gather(group))
        {
            Commit(CollectionsMarshal.AsSpan(group));
        }

        _session.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stopped.SetResult();
    }

    private bool Gather(List<Write> group)
    {
        group.Clear();
        if (!_queue.Reader.TryPeek(out _) && !_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            return false;
        }

        while (group.Count < LargestGroup && _queue.Reader.TryRead(out var write))
        {
            group.Add(write);
        }

        return true;
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
