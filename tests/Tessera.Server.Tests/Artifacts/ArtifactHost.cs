using System.Net.Http.Headers;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Artifacts.Fetching;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>
/// The real server with a clock that can be put forward, and 127.0.0.2 in the part of the internet: everything else of
/// this machine is private to it.
/// </summary>
public class ArtifactHost : IAsyncLifetime
{
    public const string Internet = "127.0.0.2";

    private TestServer? _server;

    public TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    internal OffsetTime Time { get; } = new();

    public ValueTask InitializeAsync() => StartAsync("--Tessera:Fetch:AllowedNetworks:0", $"{Internet}/32");

    /// <summary>A server of a test's own, with these settings only.</summary>
    public static Task<ArtifactHost> StartNewAsync(params string[] settings) => new ArtifactHost().StartAnotherAsync(settings);

    /// <summary>The same on the store of this one's kind.</summary>
    public async Task<ArtifactHost> StartAnotherAsync(params string[] settings)
    {
        var host = New();
        await host.StartAsync(settings);
        return host;
    }

    public T Get<T>()
        where T : notnull => Server.Services.GetRequiredService<T>();

    public Task<HttpResponseMessage> GetAsync(string url, Action<HttpRequestHeaders>? headers = null) => SendAsync(HttpMethod.Get, url, headers);

    /// <summary>Sends a request without a key.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, Action<HttpRequestHeaders>? headers = null)
    {
        using var client = Server.ClientFor(key: null);
        using var request = new HttpRequestMessage(method, url);
        headers?.Invoke(request.Headers);
        return await client.SendAsync(request, TestHttp.Ct);
    }

    public Task<long> CountUploadsAsync() => Server.Database.ReadAsync(session =>
        session.Connection.ExecuteScalarAsync<long>("SELECT count(*) FROM uploads"));

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    protected virtual ArtifactHost New() => new();

    /// <summary>Where the files are kept: in the data folder, unless these say otherwise.</summary>
    protected virtual Task<string[]> StoreSettingsAsync() => Task.FromResult<string[]>([]);

    private async ValueTask StartAsync(params string[] settings) => _server = await TestServer.StartAsync(
        builder => builder.Services.AddSingleton<TimeProvider>(Time).AddSingleton<GuardedDialer.HostLookup>(CachedHostLookup.FindAsync), [.. await StoreSettingsAsync(), .. settings]);

    internal sealed class OffsetTime : TimeProvider
    {
        private TimeSpan _ahead;

        public void Advance(TimeSpan by) => _ahead += by;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

        public override long GetTimestamp() => System.GetTimestamp() + (long)(_ahead.TotalSeconds * TimestampFrequency);
    }
}
