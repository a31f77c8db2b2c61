using Dapper;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Storage;

/// <summary>A real database of a test's own that goes with it, on the engine of this run.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tessera-test-").FullName;
    private readonly TestDatabase _engine;

    public TemporaryDatabase()
        : this(TestDatabase.New())
    {
    }

    public TemporaryDatabase(TestDatabase engine)
    {
        _engine = engine;
        Database = engine.Open(_folder);
    }

    public Database Database { get; private set; }

    /// <summary>The file, on SQLite.</summary>
    public string File => DataFolder.DatabaseIn(_folder);

    public string Folder => _folder;

    /// <summary>Releases the database, as a stopped server does.</summary>
    public ValueTask CloseAsync() => Database.DisposeAsync();

    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Database = _engine.Open(_folder);
    }

    /// <summary>The same database as another node has it.</summary>
    public Database OpenBeside() => _engine.Open(_folder);

    /// <summary>A second connection, as another process would have one; tampering with the rules is its business.</summary>
    public Task<Session> ConnectAsync() => _engine.ConnectAsync(_folder);

    public Task<long> CountAsync(string from) =>
        Database.ReadAsync(session => session.Connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {from}"));

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _engine.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
