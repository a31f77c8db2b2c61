using Microsoft.Extensions.DependencyInjection;

namespace Tessera.Server.Tests.Webhooks;

/// <summary>A server whose clock a test moves and which may deliver to receivers on loopback.</summary>
public sealed class WebhookServer : IAsyncLifetime
{
    private TestServer? _server;

    public TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    internal ManualTime Time { get; } = new();

    internal static string[] TellsLoopback { get; } = ["--Tessera:Fetch:AllowedNetworks:0=127.0.0.0/8"];

    public async ValueTask InitializeAsync() => _server = await StartAsync(Time);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    internal static Task<TestServer> StartAsync(ManualTime time, params string[] arguments) =>
        TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time), [.. TellsLoopback, .. arguments]);
}
