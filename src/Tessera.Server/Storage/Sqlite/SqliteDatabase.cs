using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tessera.Server.Storage.Sqlite;

/// <summary>The embedded database: a SQLite file in WAL mode with <c>synchronous=FULL</c>. One server process has it to itself.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string _connectionString;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly SqliteCheckpoints _checkpoints;
    private readonly SqliteWriter _writer;

    private SqliteDatabase(string file)
    {
        Name = file;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        _checkpoints = new SqliteCheckpoints(Connect());
        _writer = new SqliteWriter(Connect(), Notifications, Groups, _checkpoints);
    }

    /// <summary>The database file's absolute path.</summary>
    public override string Name { get; }

    public override bool IsShared => false;

    /// <summary>Opens the database of a data folder, bringing its schema up to date first.</summary>
    public static SqliteDatabase Open(string dataFolder)
    {
        BundledSqlite.RequireTrusted(raw.sqlite3_libversion_number());
        MovedDatabase.RefuseIn(dataFolder);
        var file = DataFolder.DatabaseIn(dataFolder);
        SqliteSchema.Migrate(file);
        return new SqliteDatabase(file);
    }

    public override async Task<T> ReadAsync<T>(Func<Session, Task<T>> read)
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

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _checkpoints.DisposeAsync();
        while (_readers.TryTake(out var session))
        {
            await session.DisposeAsync();
        }
    }

    protected override void Enqueue(PendingWrite write) => _writer.Enqueue(write);

    private SqliteSession Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var settings = connection.CreateCommand();
        settings.CommandText = """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON; -- what is deleted is overwritten, not only unlinked
            PRAGMA recursive_triggers = ON; -- so that REPLACE cannot delete past the journal's trigger
            PRAGMA busy_timeout = 10000;
            PRAGMA wal_autocheckpoint = 8000; -- pages; SqliteCheckpoints leaves little of them
            PRAGMA cache_size = -16000;
            """;
        settings.ExecuteNonQuery();
        return new SqliteSession(connection);
    }
}
