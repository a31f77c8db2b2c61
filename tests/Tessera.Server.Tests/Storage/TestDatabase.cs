using Npgsql;
using Tessera.Server.Storage;
using Tessera.Server.Storage.Postgres;
using Tessera.Server.Storage.Sqlite;

namespace Tessera.Server.Tests.Storage;

/// <summary>
/// Which database a test runs on: SQLite in its data folder, or, where <c>TESSERA_TEST_ENGINE=postgres</c>, a database of its
/// own on the tests' PostgreSQL server. <c>./test</c> runs all tests on the one and then on the other.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    private static readonly Lazy<string> Template = new(MakeTemplate);

    private readonly string? _connectionString;
    private int _users = 1;

    private TestDatabase(string? connectionString) => _connectionString = connectionString;

    /// <summary>Another user of it: it goes with the last.</summary>
    public TestDatabase Share()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    public static bool IsPostgres { get; } = Environment.GetEnvironmentVariable("TESSERA_TEST_ENGINE") == "postgres";

    /// <summary>Its address, on PostgreSQL.</summary>
    public string ConnectionString => _connectionString ?? throw new InvalidOperationException("SQLite has no connection string.");

    /// <summary>The server arguments that choose it.</summary>
    public string[] Arguments => _connectionString is null ? [] : [$"--Tessera:Database:ConnectionString={_connectionString}"];

    public static TestDatabase Sqlite => new(null);

    public static TestDatabase Postgres => new(PostgresServer.Shared.CreateDatabase(Template.Value));

    /// <summary>A PostgreSQL database without even a schema.</summary>
    public static TestDatabase Empty() => new(PostgresServer.Shared.CreateDatabase());

    public static TestDatabase New() => IsPostgres ? Postgres : Sqlite;

    /// <summary>What is left when the processes that use it are killed now.</summary>
    public TestDatabase CopyAsIfKilled() => new(_connectionString is null ? null : PostgresServer.Shared.CopyAsIfKilled(_connectionString));

    public Database Open(string dataFolder) => _connectionString is null
        ? SqliteDatabase.Open(dataFolder)
        : PostgresDatabase.Open(new NpgsqlConnectionStringBuilder(_connectionString));

    /// <summary>A connection as another process would have one.</summary>
    public async Task<Session> ConnectAsync(string dataFolder)
    {
        if (_connectionString is null)
        {
            var file = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={DataFolder.DatabaseIn(dataFolder)};Pooling=false;Default Timeout=120");
            await file.OpenAsync();
            return new SqliteSession(file);
        }

        var source = NpgsqlDataSource.Create(_connectionString);
        return new PostgresSession(await source.OpenConnectionAsync(), new PostgresTextCache());
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) == 0 && _connectionString is not null)
        {
            PostgresServer.Shared.Drop(_connectionString);
        }
    }

    private static string MakeTemplate()
    {
        var address = new NpgsqlConnectionStringBuilder(PostgresServer.Shared.CreateDatabase()) { Pooling = false };
        using var source = NpgsqlDataSource.Create(address);
        PostgresSchema.Migrate(source, "template");
        return address.Database ?? "";
    }
}
