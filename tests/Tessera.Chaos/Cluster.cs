using Dapper;
using Npgsql;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Storage.Postgres;
using Tessera.Server.Storage.Sqlite;
using Tessera.Server.Webhooks;

namespace Tessera.Chaos;

/// <summary>An installation whose servers are started and killed: a database, data folders, the owner's key.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    // What the sandbox makes in no time: how an image looks does not matter where processes are killed.
    private const string Models =
        """
        {
          "models": [
            {
              "slug": "small-image", "name": "Small image", "vendor": "Test", "category": "image", "min_plan": "free",
              "description_en": "An image of few pixels.", "description_ru": "Картинка в несколько пикселей.",
              "options": { "size": { "type": "string", "allowed": ["64x64"], "default": "64x64" } },
              "price": { "type": "fixed", "tokens": 1 }, "routes": []
            },
            {
              "slug": "small-video", "name": "Small video", "vendor": "Test", "category": "video", "min_plan": "free",
              "description_en": "A video of few frames.", "description_ru": "Видео в несколько кадров.", "async": true,
              "options": {
                "duration": { "type": "integer", "allowed": [1], "default": 1 },
                "resolution": { "type": "string", "allowed": ["200p"], "default": "200p" }
              },
              "price": { "type": "fixed", "tokens": 15 }, "routes": []
            }
          ]
        }
        """;

    /// <summary>The owner's tokens in addition to the plan's.</summary>
    private const long Granted = 10_000_000;

    // Short, because a Unix socket's path may have only 107 characters.
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

    /// <summary>Creates an installation and starts a server once, for the owner's key.</summary>
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

    /// <summary>The data folder of a node; all nodes share one folder of files, as with a shared store.</summary>
    public string DataOf(int number)
    {
        var data = Path.Combine(Folder, $"n{number}");
        var shared = Directory.CreateDirectory(Path.Combine(Folder, "artifacts")).FullName;
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(data, "catalog.d")).FullName, "models.json"), Models);
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

    /// <summary>One sentence for each violated invariant, as from <c>admin ledger verify</c>.</summary>
    public async Task<IReadOnlyList<string>> VerifyAsync()
    {
        await using var database = OpenDatabase();
        return [.. await database.ReadAsync(VerifyLedger.RunAsync), .. await database.ReadAsync(VerifyGenerations.RunAsync)];
    }

    /// <summary>Ends the leases of the deliveries that killed servers were sending, instead of waiting for a minute.</summary>
    public async Task ExpireDeliveryLeasesAsync()
    {
        await using var database = OpenDatabase();
        await database.WriteAsync(session => session.Connection.ExecuteAsync($"UPDATE webhook_deliveries SET next_at = 0 WHERE {DeliveryStates.IsSending}"));
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
