using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;

namespace Tessera.Server.Http;

/// <summary>
/// Bounds the unsent data of a stream with a slow reader. Kestrel stops at 64 kB, but the kernel grows a connection's send
/// buffer to several megabytes, so a whole reply would be generated and buffered for a client that reads none of it.
/// </summary>
internal static class UnsentBytes
{
    private const int Most = 64 * 1024;
    private const int Tcp = 6;
    private const int NotSentLowWater = 25;

    /// <summary>
    /// From now on the connection accepts new bytes only while fewer than 64 kB are unsent. Unlike a smaller send buffer, this
    /// does not slow down a distant reader: bytes in flight are not counted.
    /// </summary>
    public static void Limit(HttpContext context)
    {
        try
        {
            if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { AddressFamily: AddressFamily.InterNetwork or AddressFamily.InterNetworkV6 } socket)
            {
                socket.SetRawSocketOption(Tcp, NotSentLowWater, BitConverter.GetBytes(Most));
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The client has disconnected; the first write reports it.
        }
    }
}
