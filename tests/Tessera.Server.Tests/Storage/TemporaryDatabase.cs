using Dapper;
using Microsoft.Data.Sqlite;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Storage;

/// <summary>A real database in a folder of its own that goes with it.</summary>
internal sealed class TemporaryDatabase : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tessera-test-").FullName;

    public TemporaryDatabase() => Database = Database.Open(_folder);

    public Database Database { get; private set; }

    public string File => Database.File;

    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Database = Database.Open(_folder);
    }

    /// <summary>A second connection, as another process would have one; tampering with the rules is its business.</summary>
    public async Task<Session> ConnectAsync(string settings = "")
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=false");
        await connection.OpenAsync();
        await connection.ExecuteAsync($"PRAGMA busy_timeout = 10000; {settings}");
        return new Session(connection);
    }

    public Task<long> CountAsync(string from) =>
        Database.ReadAsync(session => session.Connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM {from}"));

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
