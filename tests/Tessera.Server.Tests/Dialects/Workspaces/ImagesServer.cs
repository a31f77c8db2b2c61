namespace Tessera.Server.Tests.Dialects.Workspaces;

/// <summary>One server for the tests of a class; each test opens its own accounts.</summary>
public sealed class ImagesServer : IAsyncLifetime
{
    private TestServer? _server;

    public TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
