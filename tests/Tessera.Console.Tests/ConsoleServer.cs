using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Tessera.Server;
using Tessera.Server.Accounts;
using Tessera.Server.Storage;

namespace Tessera.Console.Tests;

/// <summary>The real server with the sandbox and the built console, on a loopback port and a data folder of its own.</summary>
internal sealed class ConsoleServer : IAsyncDisposable
{
    private static readonly bool IsPostgres = Environment.GetEnvironmentVariable("TESSERA_TEST_ENGINE") == "postgres";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tessera-console-");
    private readonly string? _database = IsPostgres ? PostgresServer.Shared.CreateDatabase() : null;
    private readonly string[] _arguments;
    private DataFolder? _data;
    private WebApplication? _app;

    private ConsoleServer(string[] arguments) => _arguments = arguments;

    public Uri Url { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>The key of the owner's account.</summary>
    public string OwnerKey { get; private set; } = "";

    public IServiceProvider Services => (_app ?? throw new InvalidOperationException("The server is stopped.")).Services;

    public static async Task<ConsoleServer> StartAsync(params string[] arguments)
    {
        var server = new ConsoleServer(arguments);
        await server.StartAsync();
        return server;
    }

    /// <summary>Starts again where it was: on the same port and data.</summary>
    public async Task StartAsync()
    {
        _data = DataFolder.TryOpen(_folder.FullName) ?? throw new InvalidOperationException("The data folder is taken.");
        string[] database = _database is null ? [] : [$"--Tessera:Database:ConnectionString={_database}"];
        _app = TesseraServer.Build(
            [
                "--urls", Url.ToString(), $"--Tessera:Console:Folder={ConsoleBuild.Folder}",
                "--Tessera:Tasks:PollEvery=00:00:00.1", "--Tessera:Tasks:PollAtMostEvery=00:00:00.3", .. database, .. _arguments,
            ],
            _data,
            builder =>
            {
                builder.Logging.AddFilter<ConsoleLoggerProvider>(level => level >= LogLevel.Error);
                // A hundred thousand iterations are for a thief's computer.
                builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1);
                // Replies that are still streamed when a test stops its server are not waited for.
                builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
            });
        await _app.StartAsync();
        OwnerKey = await Services.GetRequiredService<OwnerBootstrap>().PrepareAsync() ?? OwnerKey;
        Url = new Uri(_app.Urls.First());
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }

        _data?.Dispose();
    }

    /// <summary>A client of the API: with a key, or without.</summary>
    public HttpClient ClientFor(string? key)
    {
        var client = new SocketsHttpHandler().ToClient(Url);
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_database is not null)
        {
            PostgresServer.Shared.Drop(_database);
        }

        _folder.Delete(recursive: true);
    }
}
