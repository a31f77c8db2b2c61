using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Tessera.Server.Accounts;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Keys;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests;

/// <summary>The real server on a loopback port, with its own data folder, and clients that hold keys to it.</summary>
public sealed class TestServer : IAsyncDisposable
{
    // A slow machine may need more than the minute that a request waits for an image by default.
    private static readonly string[] Usual = ["--urls", "http://127.0.0.1:0", "--Tessera:Tasks:AnswerWithin=00:04:00"];

    private readonly DirectoryInfo _folder;
    private readonly TestDatabase _database;
    private readonly Action<WebApplicationBuilder>? _adjust;
    private readonly DataFolder _data;
    private readonly WebApplication _app;

    private TestServer(TestStorage storage, Action<WebApplicationBuilder>? adjust, DataFolder data, WebApplication app, string ownerKey)
    {
        _adjust = adjust;
        (_folder, _database) = storage;
        _data = data;
        _app = app;
        OwnerKey = ownerKey;
        Url = new Uri(app.Urls.Select(url => url.Replace("//0.0.0.0:", "//127.0.0.1:", StringComparison.Ordinal)).First(url => url.StartsWith("http://127.0.0.1", StringComparison.Ordinal)));
        Owner = ClientFor(ownerKey);
    }

    /// <summary>The key of the first start: plan elite, 3,000 tokens.</summary>
    public string OwnerKey { get; }

    public Uri Url { get; }

    public HttpClient Owner { get; }

    public string DataDirectory => _data.FullPath;

    internal IServiceProvider Services => _app.Services;

    internal Database Database => Services.GetRequiredService<Database>();

    internal GenerationReader Reader => Services.GetRequiredService<GenerationReader>();

    public static Task<TestServer> StartAsync(params string[] arguments) => StartAsync(null, arguments);

    public static Task<TestServer> StartAsync(Action<WebApplicationBuilder>? adjust, params string[] arguments) =>
        StartInAsync(TestStorage.New(), adjust, null, arguments);

    /// <summary>Starts with models of the test's own beside the shipped catalogue.</summary>
    public static Task<TestServer> StartWithModelsAsync(string catalogJson, params string[] arguments) =>
        StartWithModelsAsync(catalogJson, null, arguments);

    /// <inheritdoc cref="StartWithModelsAsync(string, string[])"/>
    public static Task<TestServer> StartWithModelsAsync(string catalogJson, Action<WebApplicationBuilder>? adjust, string[] arguments)
    {
        var storage = TestStorage.New();
        File.WriteAllText(Path.Combine(storage.Folder.CreateSubdirectory("catalog.d").FullName, "test.json"), catalogJson);
        return StartInAsync(storage, adjust, null, arguments);
    }

    /// <summary>A first node on a PostgreSQL database, whatever the engine of this run.</summary>
    public static Task<TestServer> StartNodeAsync(Action<WebApplicationBuilder>? adjust, params string[] arguments) =>
        StartInAsync(new TestStorage(Directory.CreateTempSubdirectory("tessera-test-"), TestDatabase.Postgres), adjust, null, arguments);

    /// <summary>On SQLite, whatever the engine of this run.</summary>
    public static Task<TestServer> StartOnSqliteAsync(params string[] arguments) =>
        StartInAsync(new TestStorage(Directory.CreateTempSubdirectory("tessera-test-"), TestDatabase.Sqlite), null, null, arguments);

    /// <summary>Stops this server, moves its data folder to the database that is given back, and starts it there.</summary>
    internal async Task<TestServer> MoveAsync(Func<string, Task<TestDatabase>> move)
    {
        Owner.Dispose();
        await StopAsync();
        return await StartInAsync(new TestStorage(_folder, await move(_folder.FullName)), _adjust, OwnerKey, []);
    }

    /// <summary>Another node on the same PostgreSQL database, with a data folder of its own.</summary>
    public Task<TestServer> StartBesideAsync(params string[] arguments) =>
        StartInAsync(new TestStorage(Directory.CreateTempSubdirectory("tessera-test-"), _database.Share()), _adjust, OwnerKey, arguments);

    /// <summary>
    /// What a start finds after this server was killed at this moment: another server, in a copy of the data folder made
    /// while this one runs. Nothing may be written meanwhile; keys stay good, clients need the new address.
    /// </summary>
    public Task<TestServer> StartAsIfKilledAsync(params string[] arguments)
    {
        var copy = Directory.CreateTempSubdirectory("tessera-test-");
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Name is not ("admin.sock" or "tessera.lock")))
        {
            var path = Path.Combine(copy.FullName, Path.GetRelativePath(_folder.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? copy.FullName);
            file.CopyTo(path);
        }

        return StartInAsync(new TestStorage(copy, _database.CopyAsIfKilled()), _adjust, OwnerKey, arguments);
    }

    /// <summary>Stops this server in an orderly way and starts another on its data folder, which is the new one's from then on.</summary>
    public async Task<TestServer> RestartAsync(params string[] arguments)
    {
        Owner.Dispose();
        await StopAsync();
        return await StartInAsync(new TestStorage(_folder, _database), _adjust, OwnerKey, arguments);
    }

    /// <summary>The same, with something done to its data folder while no server has it.</summary>
    public Task<TestServer> RestartAfterAsync(Func<string, Task> work) => MoveAsync(async folder =>
    {
        await work(folder);
        return _database;
    });

    private static async Task<TestServer> StartInAsync(
        TestStorage storage, Action<WebApplicationBuilder>? adjust, string? ownerKey, string[] arguments)
    {
        var data = DataFolder.TryOpen(storage.Folder.FullName) ?? throw new InvalidOperationException("The data folder is taken.");
        var app = TesseraServer.Build([.. Usual, .. storage.Database.Arguments, .. arguments], data, builder =>
        {
            builder.Logging.AddFilter<ConsoleLoggerProvider>(level => level >= LogLevel.Error);
            // A hundred thousand iterations are for a thief's computer.
            builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
            adjust?.Invoke(builder);
        });
        await app.StartAsync();
        var key = await app.Services.GetRequiredService<OwnerBootstrap>().PrepareAsync() ?? ownerKey;
        return new TestServer(storage, adjust, data, app, key ?? throw new InvalidOperationException("The first start gave no key."));
    }

    public HttpClient ClientFor(string? key)
    {
        var client = new SocketsHttpHandler { AllowAutoRedirect = false, ResponseDrainTimeout = TimeSpan.Zero }.ToClient(Url);
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return client;
    }

    /// <summary>A new account on a plan, with exactly these tokens to spend, and a client with a key of it.</summary>
    internal async Task<TestAccount> OpenAccountAsync(string plan = "elite", long tokens = 1000, bool isTestKey = false, long? monthlyBudget = null)
    {
        var plans = Services.GetRequiredService<PlanCatalog>();
        var secret = ApiKeyFormat.New(isTestKey);
        var account = await Database.WriteAsync(async session =>
        {
            var now = TimeProvider.System.GetUtcNow();
            var chosen = plans.Find(plan) ?? throw new ArgumentException($"No plan '{plan}'.", nameof(plan));
            var id = await OpenAccount.TryAsync(session, new OpenAccount.NewAccount(null, "tester", null), chosen with { MonthlyTokens = 0, OnceTokens = 0 }, now)
                ?? throw new InvalidOperationException("No account.");
            if (tokens > 0)
            {
                await LedgerStore.GrantPackAsync(session, id, tokens, "test", now);
            }

            await KeyStore.AddAsync(session, id, new KeyGrant("test", isTestKey) { MonthlyBudget = monthlyBudget }, secret, now);
            return id;
        });
        return new TestAccount(account, secret, ClientFor(secret));
    }

    /// <summary>Waits until a provider has a generation's task. Its delay begins then, so a test that moves the clock waits for it.</summary>
    internal async Task WaitUntilSubmittedAsync(JsonElement pending, Action? meanwhile = null)
    {
        while ((await Reader.FindAsync(new GenerationId(pending.Whole("id"))))?.ProviderState is null)
        {
            meanwhile?.Invoke();
            await Polling.PauseAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        await StopAsync();
        _database.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _data.Dispose();
    }

    private sealed record TestStorage(DirectoryInfo Folder, TestDatabase Database)
    {
        public static TestStorage New() => new(Directory.CreateTempSubdirectory("tessera-test-"), TestDatabase.New());
    }
}
