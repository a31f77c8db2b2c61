namespace Tessera.Server.Tests.Dialects.V2;

/// <summary>One server for the tests of a class; each test opens its own accounts.</summary>
public class V2Server : IAsyncLifetime
{
    private TestServer? _server;

    public TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(await StoreSettingsAsync());

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Server.DisposeAsync();
    }

    /// <summary>Where the files are kept: in the data folder, unless these say otherwise.</summary>
    protected virtual Task<string[]> StoreSettingsAsync() => Task.FromResult<string[]>([]);
}
