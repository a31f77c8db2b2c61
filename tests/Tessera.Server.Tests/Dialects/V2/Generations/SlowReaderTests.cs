using System.Net.Sockets;
using System.Text;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

[OneEngine]
public sealed class SlowReaderTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Long = """{"model":"gpt-5","prompt":"hello [sandbox: tokens=20000]","stream":true}""";

    [Fact]
    public async Task An_unread_stream_is_generated_only_a_little_ahead_of_its_reader()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var unread = await OpenUnreadAsync(account);

        // A second stream of the same length, begun later and read to its end: without back-pressure the first has ended too.
        using var read = await OpenUnreadAsync(account);
        (await ReadAsync(read)).ShouldContain("generation_end");

        var history = await account.Client.GetJsonAsync("/api/v2/user/history");
        history.GetProperty("items").EnumerateArray().Select(item => item.Text("status")).Order().ShouldBe(["completed", "pending"]);
        (await ReadAsync(unread)).ShouldContain("generation_end");
    }

    private static async Task<Socket> OpenUnreadAsync(TestAccount account)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 8 * 1024 };
        var address = account.Client.BaseAddress ?? throw new InvalidOperationException("No address.");
        await socket.ConnectAsync(address.Host, address.Port, TestHttp.Ct);
        var body = Encoding.UTF8.GetBytes(Long);
        var head = $"POST /api/v2/generate HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: {account.Client.DefaultRequestHeaders.Authorization}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await socket.SendAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], TestHttp.Ct);
        return socket;
    }

    private static async Task<string> ReadAsync(Socket socket)
    {
        using var all = new StreamReader(new NetworkStream(socket), Encoding.UTF8);
        return await all.ReadToEndAsync(TestHttp.Ct);
    }
}
