using Dapper;
using Npgsql;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Storage.Postgres;
using Tessera.Server.Storage.Sqlite;

namespace Tessera.Chaos;

/// <summary>An installation that servers are started on and killed: a database, data folders, the owner's key.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    /// <summary>What the owner has to spend beside the plan's own tokens.</summary>
    private const long Granted = 10_000_000;

    // Short: a Unix socket's path in it may have 107 characters.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tessera-chaos-");
    private readonly string? _connectionString;
    private readonly List<Node> _nodes = [];

    private Cluster(Engine engine) => _connectionString = engine == Engine.Postgres ? PostgresServer.Shared.CreateDatabase() : null;

    public string Folder => _folder.FullName;

    public string Key { get; private set; } = "";

    /// <summary>The owner's tokens at the beginning.</summary>
    public long FirstBalance { get; private set; }

    /// <summary>The address of the database, on PostgreSQL.</summary>
    public string ConnectionString => _connectionString ?? throw new InvalidOperationException("SQLite has no connection string.");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Makes one and starts it once, for its owner's key.</summary>
    public static async Task<Cluster> OpenAsync(Engine engine)
    {
        var cluster = new Cluster(engine);
        var keyFile = Path.Combine(cluster.Folder, "owner.key");
        await using (var node = await cluster.StartAsync(0, new() { ["TESSERA_BOOTSTRAP_KEY_FILE"] = keyFile }))
        {
            cluster.Key = (await File.ReadAllTextAsync(keyFile, Ct)).Trim();
            await node.KillAsync();
        }

        await using var database = cluster.OpenDatabase();
        cluster.FirstBalance = await database.WriteAsync(async session =>
        {
            var owner = new AccountId(await session.Connection.ExecuteScalarAsync<long>("SELECT min(id) FROM accounts"));
            await LedgerStore.GrantPackAsync(session, owner, Granted, "test", TimeProvider.System.GetUtcNow());
            return await session.Connection.ExecuteScalarAsync<long>("SELECT plan_tokens + pack_tokens FROM wallets WHERE account_id = @owner", new { owner = owner.Value });
        });
        return cluster;
    }

    /// <summary>The data folder of a node; the files of all nodes are in one place, as in a shared store.</summary>
    public string DataOf(int number)
    {
        var data = Path.Combine(Folder, $"n{number}");
        var shared = Directory.CreateDirectory(Path.Combine(Folder, "artifacts")).FullName;
        Directory.CreateDirectory(data);
        var link = Path.Combine(data, "artifacts");
        if (!Directory.Exists(link))
        {
            Directory.CreateSymbolicLink(link, shared);
        }

        return data;
    }

    /// <summary>Starts a server's process without waiting for it.</summary>
    public Node Begin(int number, Dictionary<string, string>? environment = null, params string[] arguments)
    {
        string[] database = _connectionString is null ? [] : [$"--Tessera:Database:ConnectionString={_connectionString}"];
        var node = Node.Begin(
            Key,
            Folder,
            environment ?? [],
            [
                "--urls", "http://127.0.0.1:0", "--data", DataOf(number), "--Tessera:Tasks:PollEvery=00:00:00.1", "--Tessera:Tasks:PollAtMostEvery=00:00:00.3",
                .. database, .. arguments,
            ]);
        _nodes.Add(node);
        return node;
    }

    /// <summary>Starts a server and waits until it listens.</summary>
    public async Task<Node> StartAsync(int number, Dictionary<string, string>? environment = null, params string[] arguments)
    {
        var node = Begin(number, environment, arguments);
        (await node.WaitUntilReadyAsync()).ShouldBeTrue(node.Said);
        return node;
    }

    /// <summary>One sentence for each invariant that does not hold: what <c>admin ledger verify</c> finds.</summary>
    public async Task<IReadOnlyList<string>> VerifyAsync()
    {
        await using var database = OpenDatabase();
        return [.. await database.ReadAsync(VerifyLedger.RunAsync), .. await database.ReadAsync(VerifyGenerations.RunAsync)];
    }

    /// <inheritdoc cref="Mutant.Sql"/>
    public async Task AddMutantAsync(string when, string effect)
    {
        await using var database = OpenDatabase();
        await database.WriteAsync(session => session.Connection.ExecuteAsync(Mutant.Sql(database.IsShared, when, effect)));
    }

    public Database OpenDatabase() => _connectionString is null
        ? SqliteDatabase.Open(DataOf(0))
        : PostgresDatabase.Open(new NpgsqlConnectionStringBuilder(_connectionString));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        if (_connectionString is not null)
        {
            PostgresServer.Shared.Drop(_connectionString);
        }

        _folder.Delete(recursive: true);
    }
}
