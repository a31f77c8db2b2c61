namespace Tessera.Server.Tests.Upstream;

/// <summary>A vendor of texts, and a server that has it as its <c>openai</c>, for all tests of a class.</summary>
public abstract class ServerWithUpstream : IAsyncLifetime
{
    private ChatUpstream? _upstream;
    private TestServer? _server;

    public ChatUpstream Upstream => _upstream ?? throw new InvalidOperationException("Not started.");

    public TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _upstream = await ChatUpstream.StartAsync();
        _server = await StartServerAsync($"--Tessera:Providers:openai:BaseUrl={_upstream.BaseUrl}");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Server.DisposeAsync();
        await Upstream.DisposeAsync();
    }

    protected abstract Task<TestServer> StartServerAsync(string address);
}
