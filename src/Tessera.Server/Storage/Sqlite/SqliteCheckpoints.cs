using System.Data.Common;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>
/// Moves what the write-ahead log holds into the database file, beside the writer, which would stand still for it. The
/// log begins anew only after a checkpoint of the writer's own; little is left to that one then.
/// https://www.sqlite.org/wal.html#ckpt
/// </summary>
/// <param name="session">A connection of its own.</param>
internal sealed class SqliteCheckpoints(SqliteSession session) : IAsyncDisposable
{
    // About two thousand pages: a quarter of what the log may hold before the writer's own checkpoint.
    private const int Every = 500;

    private Task _running = Task.CompletedTask;
    private int _writes;

    /// <summary>Tells of a commit. The writer's thread alone calls it.</summary>
    /// <param name="writes">How many writes were in it.</param>
    public void Committed(int writes)
    {
        _writes += writes;
        if (_writes >= Every && _running.IsCompleted)
        {
            _writes = 0;
            // Long: on a thread of its own, because it sleeps in fsync.
            _running = Task.Factory.StartNew(Checkpoint, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>After the writer's end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _running;
        await session.DisposeAsync();
    }

    private void Checkpoint()
    {
        try
        {
            // PASSIVE waits for nobody and keeps nobody waiting.
            session.Prepared("PRAGMA wal_checkpoint(PASSIVE)").ExecuteScalarAsync().GetAwaiter().GetResult();
        }
        catch (DbException)
        {
            // A disk that is full or broken: the writer meets it too, and tells its callers.
        }
    }
}
