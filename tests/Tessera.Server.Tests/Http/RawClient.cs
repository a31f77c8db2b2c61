using System.Net.Sockets;
using System.Text;

namespace Tessera.Server.Tests.Http;

/// <summary>Sends bytes that no HTTP library would.</summary>
internal static class RawClient
{
    /// <summary>Sends a request as it is, one byte for each character, and reads until the server closes the connection.</summary>
    /// <param name="server">The server.</param>
    /// <param name="request">The request.</param>
    /// <param name="isCut">Whether it is shown that nothing more is sent.</param>
    public static async Task<string> SendAsync(TestServer server, string request, bool isCut = false)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Url.Host, server.Url.Port, TestHttp.Ct);
        await using var stream = client.GetStream();
        var reply = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestHttp.Ct);
            if (isCut)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }

            while (await stream.ReadAsync(buffer, TestHttp.Ct) is var read and > 0)
            {
                reply.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // Closed with bytes of ours unread: what was answered before is what counts.
        }

        return reply.ToString();
    }
}
