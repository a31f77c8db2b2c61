using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Tessera.Server.Storage;

/// <summary>
/// The embedded database: a SQLite file in WAL mode with <c>synchronous=FULL</c>. Reads run on pooled connections;
/// every write goes through the one <see cref="GroupCommit"/> writer and is durable when its task completes.
/// </summary>
internal sealed class Database : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly ConcurrentBag<Session> _readers = [];
    private readonly GroupCommit _writer;

    private Database(string file)
    {
        File = file;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        _writer = new GroupCommit(Connect());
    }

    /// <summary>The database file's absolute path.</summary>
    public string File { get; }

    /// <summary>Opens the database of a data folder, bringing its schema up to date first.</summary>
    public static Database Open(string dataFolder)
    {
        var file = Path.Combine(dataFolder, "tessera.db");
        Schema.BringUpToDate(file);
        return new Database(file);
    }

    /// <summary>Runs a read on a pooled connection. It sees every write whose task has completed.</summary>
    public async Task<T> ReadAsync<T>(Func<Session, Task<T>> read)
    {
        if (!_readers.TryTake(out var session))
        {
            session = Connect();
        }

        try
        {
            return await read(session);
        }
        finally
        {
            _readers.Add(session);
        }
    }

    /// <summary>
    /// Runs a write inside the next group commit and completes after it is on disk. The work may run twice (see
    /// <see cref="GroupCommit"/>), so it touches nothing but its session.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<Session, Task<T>> write) => _writer.EnqueueAsync(write);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<Session, Task> write) => _writer.EnqueueAsync(async session =>
    {
        await write(session);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        while (_readers.TryTake(out var session))
        {
            await session.DisposeAsync();
        }
    }

    private Session Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA recursive_triggers = ON; -- so that REPLACE cannot delete past the journal's trigger
            PRAGMA busy_timeout = 10000;
            PRAGMA wal_autocheckpoint = 4000;
            PRAGMA cache_size = -16000;
            """;
        settings.ExecuteNonQuery();
        return new Session(connection);
    }
}
