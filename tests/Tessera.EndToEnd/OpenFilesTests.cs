using System.Net.Sockets;
using System.Text.Json;

namespace Tessera.EndToEnd;

/// <summary>A server that may have few files and connections open.</summary>
public sealed class OpenFilesTests : IDisposable
{
    private readonly TestFolder _place = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, 40)]
    [InlineData(1024, 352)]
    public async Task Idle_connections_beyond_the_limit_are_closed_and_the_server_serves_on(int openFiles, int most)
    {
        await using var server = await ServerProcess.StartWithAsync(_place, openFiles);
        var idle = new List<Socket>();
        try
        {
            for (var opened = 0; opened < openFiles + 200; opened++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                idle.Add(socket);
                await socket.ConnectAsync(server.Url.Host, server.Url.Port, Ct);
            }

            // The server closes what is beyond the limit, several connections at a time and in no fixed order.
            while (Closed(idle) < idle.Count - most)
            {
                await Task.Delay(20, Ct);
            }

            Closed(idle).ShouldBe(idle.Count - most);
        }
        finally
        {
            idle.ForEach(socket => socket.Dispose());
        }

        var text = await GenerateAsync(server);
        text.GetProperty("status").GetString().ShouldBe("completed");
        server.Output.ShouldContain($"Callers have {most} connections open");
    }

    [Fact]
    public async Task Too_few_files_are_refused_in_a_sentence()
    {
        var ended = await _place.RunAsync(
            "bash", ["-c", "ulimit -n 256; exec \"$0\" \"$@\"", Installation.DotNet, Installation.Program, "--data", _place.Data]);

        ended.Code.ShouldBe(1);
        ended.Errors.ShouldContain("The system lets this process have 256 files and connections open; at least 384 are needed.");
        ended.Errors.ShouldNotContain("   at ");
    }

    private static int Closed(IEnumerable<Socket> sockets) =>
        sockets.Count(socket => socket.Poll(0, SelectMode.SelectRead));

    // The connections that were closed here are not closed there yet: a new one may still be refused.
    private static async Task<JsonElement> GenerateAsync(ServerProcess server)
    {
        while (true)
        {
            try
            {
                return await server.GenerateAsync(new { model = "gpt-5", prompt = "Hello" });
            }
            catch (HttpRequestException)
            {
                Ct.ThrowIfCancellationRequested();
            }
        }
    }

    public void Dispose() => _place.Dispose();
}
