using System.Data.Common;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>
/// Moves what the write-ahead log holds into the database file, beside the writer, which would stand still for it. The
/// log begins anew only after a checkpoint of the writer's own; little is left to that one then.
/// https://www.sqlite.org/wal.html#ckpt
/// </summary>
internal sealed class SqliteCheckpoints : IAsyncDisposable
{
    // About two thousand pages: a quarter of what the log may hold before the writer's own checkpoint.
    private const int Every = 500;

    private readonly object _gate = new();
    private readonly SqliteSession _session;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _writes;
    private bool _isClosed;

    /// <param name="session">A connection of its own.</param>
    public SqliteCheckpoints(SqliteSession session)
    {
        _session = session;
        // A thread of its own: it sleeps in fsync.
        new Thread(Run) { IsBackground = true, Name = "tessera-checkpoints" }.Start();
    }

    /// <summary>Tells of a commit.</summary>
    /// <param name="writes">How many writes were in it.</param>
    public void Committed(int writes)
    {
        lock (_gate)
        {
            _writes += writes;
            if (_writes >= Every)
            {
                Monitor.Pulse(_gate);
            }
        }
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
        while (WaitForEnough())
        {
            Checkpoint();
        }

        _session.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stopped.SetResult();
    }

    private bool WaitForEnough()
    {
        lock (_gate)
        {
            while (_writes < Every && !_isClosed)
            {
                Monitor.Wait(_gate);
            }

            _writes = 0;
            return !_isClosed;
        }
    }

    private void Checkpoint()
    {
        try
        {
            // PASSIVE waits for nobody and keeps nobody waiting.
            _session.Prepared("PRAGMA wal_checkpoint(PASSIVE)").ExecuteScalarAsync().GetAwaiter().GetResult();
        }
        catch (DbException)
        {
            // A disk that is full or broken: the writer meets it too, and tells its callers.
        }
    }
}
