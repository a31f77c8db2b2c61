using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Tessera.Server.Tests.Http;

/// <summary>A client that leaves in the middle of its body causes no error in the log of the server.</summary>
public sealed class AbandonedRequestsTests : IAsyncLifetime
{
    private const int Requests = 300;

    private readonly LogWatch _log = new();
    private TestServer? _server;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(
        builder => builder.Logging.AddProvider(_log).AddFilter<LogWatch>(null, LogLevel.Trace));

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _log.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Are_not_logged_as_errors(bool isReset)
    {
        var server = _server.ShouldNotBeNull();
        var account = await server.OpenAccountAsync();
        var request = Encoding.Latin1.GetBytes(
            $"POST /api/v2/generate HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {account.Key}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{\"model\":");
        for (var sent = 1; sent <= Requests; sent++)
        {
            using var client = new TcpClient { LingerState = new(isReset, 0) };
            await client.ConnectAsync(server.Url.Host, server.Url.Port, TestHttp.Ct);
            await client.GetStream().WriteAsync(request, TestHttp.Ct);
            await _log.WaitForAsync("Request starting HTTP/1.1 POST", sent);
        }

        await _log.WaitForAsync("Request finished HTTP/1.1 POST", Requests);

        _log.Text.ShouldNotContain("unhandled exception");
        _log.Text.ShouldNotContain("error handler");
    }
}
