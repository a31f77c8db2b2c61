using System.Net.Http.Headers;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Accounts;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>The real server on a temporary data folder and a free port, with one account and a clock that can be put forward.</summary>
internal sealed class ArtifactHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly DataFolder _data;
    private readonly WebApplication _app;

    private ArtifactHost(DirectoryInfo folder, DataFolder data, WebApplication app, AdvancedTime time)
    {
        _folder = folder;
        _data = data;
        _app = app;
        Time = time;
        Client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public HttpClient Client { get; }

    public AdvancedTime Time { get; }

    public string DataPath => _folder.FullName;

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<ArtifactHost> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("tessera-test-");
        var data = DataFolder.TryOpen(folder.FullName) ?? throw new InvalidOperationException("A new folder is locked.");
        var time = new AdvancedTime();
        var app = TesseraServer.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning", .. settings], data, builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.Services.AddSingleton<IStartupFilter, SignedIn>();
        });
        var database = app.Services.GetRequiredService<Database>();
        await database.WriteAsync(session => session.Connection.ExecuteAsync(
            "INSERT INTO accounts (id, username, created_at) VALUES (1, 'tester', 0)"));
        await app.StartAsync(Ct);
        return new ArtifactHost(folder, data, app, time);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _data.Dispose();
        _folder.Delete(recursive: true);
    }

    public Task<HttpResponseMessage> GetAsync(string url, Action<HttpRequestHeaders>? headers = null) => SendAsync(HttpMethod.Get, url, headers);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, Action<HttpRequestHeaders>? headers = null)
    {
        using var request = new HttpRequestMessage(method, url);
        headers?.Invoke(request.Headers);
        return await Client.SendAsync(request, Ct);
    }

    public async Task<long> CountUploadsAsync() => await Get<Database>().ReadAsync(session =>
        session.Connection.ExecuteScalarAsync<long>("SELECT count(*) FROM uploads"));

    /// <summary>Every caller is account 1.</summary>
    private sealed class SignedIn : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Features.Set(new Caller(new AccountId(1), Key: null));
                return following(context);
            });
            next(app);
        };
    }

    internal sealed class AdvancedTime : TimeProvider
    {
        private TimeSpan _ahead;

        public void Advance(TimeSpan by) => _ahead += by;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
    }
}
