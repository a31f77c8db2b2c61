using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;

namespace Tessera.Server.Http;

/// <summary>
/// Bounds what waits for a slow reader of a stream. Kestrel stops at 64 kB, but the kernel grows the send buffer of a
/// connection to several megabytes, so a whole reply is made and kept for a client that reads none of it.
/// </summary>
internal static class UnsentBytes
{
    private const int Most = 64 * 1024;
    private const int Tcp = 6;
    private const int NotSentLowWater = 25;

    /// <summary>
    /// From now on the connection takes new bytes only while fewer than 64 kB wait to be sent. Unlike a smaller send buffer, this
    /// does not slow down a reader that is far away: what is on its way is not counted.
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
            // The client has left; the first write finds out.
        }
    }
}
