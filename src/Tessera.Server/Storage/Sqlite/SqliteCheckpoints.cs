using System.Data.Common;
using System.Threading.Channels;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>
/// Moves what the write-ahead log holds into the database file, beside the writer, which would stand still for it. The
/// log starts over only after a checkpoint of the writer's own; little is left to that one then. After a commit that
/// erases something the log is emptied, because it holds the pages as they were before.
/// https://www.sqlite.org/wal.html#ckpt
/// </summary>
internal sealed class SqliteCheckpoints : IAsyncDisposable
{
    // About two thousand pages: a quarter of what the log may hold before the writer's own checkpoint.
    private const int Every = 500;

    // Emptying keeps the writer waiting for a flush, and the log grows again after it: deletions share one.
    private static readonly TimeSpan EmptyEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);

    private readonly SqliteSession _session;
    private readonly Lock _turn = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<bool> _erased = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Task _emptying;
    private Task _running = Task.CompletedTask;
    private int _writes;

    /// <param name="session">A connection of its own.</param>
    public SqliteCheckpoints(SqliteSession session)
    {
        _session = session;
        // Emptying waits for readers with the writer locked out: not for long, it is tried again.
        Ask("PRAGMA busy_timeout = 50");
        _emptying = EmptyAsync(_stopping.Token);
    }

    /// <summary>Reports a commit; only the writer's thread calls it.</summary>
    /// <param name="writes">How many writes were in it.</param>
    /// <param name="erases">Whether one of them erased something.</param>
    public void Committed(int writes, bool erases)
    {
        _writes += writes;
        if (_writes >= Every && _running.IsCompleted)
        {
            _writes = 0;
            // Long: on a thread of its own, because it sleeps in fsync.
            _running = Task.Factory.StartNew(() => TryCheckpoint("PASSIVE"), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        if (erases)
        {
            _erased.Writer.TryWrite(true);
        }
    }

    /// <summary>After the writer's end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        await _emptying;
        await _running;
        _stopping.Dispose();
        await _session.DisposeAsync();
    }

    private async Task EmptyAsync(CancellationToken stopping)
    {
        await Task.Yield();
        try
        {
            await foreach (var _ in _erased.Reader.ReadAllAsync(stopping))
            {
                // Most of it first, without the writer waiting.
                while (!TryCheckpoint("PASSIVE") || !TryCheckpoint("TRUNCATE"))
                {
                    await Task.Delay(TryAgainAfter, stopping);
                }

                await Task.Delay(EmptyEvery, stopping);
            }
        }
        catch (OperationCanceledException)
        {
            // The last connection that closes empties the log.
        }
    }

    // PASSIVE waits for nothing and keeps nothing waiting. False when a reader or the writer was in the way.
    private bool TryCheckpoint(string mode)
    {
        try
        {
            return Ask($"PRAGMA wal_checkpoint({mode})") is 0L;
        }
        catch (DbException)
        {
            // A full or broken disk: the writer meets it too, and fails its callers.
            return false;
        }
    }

    private object? Ask(string sql)
    {
        lock (_turn)
        {
            return _session.Prepared(sql).ExecuteScalarAsync().GetAwaiter().GetResult();
        }
    }
}
