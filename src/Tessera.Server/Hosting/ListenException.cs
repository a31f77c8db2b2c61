using System.Net;
using System.Net.Sockets;

namespace Tessera.Server.Hosting;

/// <summary>The server cannot listen on an address. Kestrel's own exception does not contain the address.</summary>
#pragma warning disable CA1032 // Without its address the exception is useless, so there is one constructor.
internal sealed class ListenException(EndPoint address, SocketException failure) : Exception(failure.Message, failure)
#pragma warning restore CA1032 // Restored.
{
    /// <summary>What failed, and what to do.</summary>
    public override string Message => failure.SocketErrorCode switch
    {
        SocketError.AccessDenied when address is IPEndPoint =>
            $"Cannot listen on {address}: this user may not use ports below {FirstFreePort}. Choose a higher one with --urls, and put a reverse proxy in front for 80 and 443.",
        SocketError.AddressNotAvailable =>
            $"Cannot listen on {address}: this machine has no such address. Choose one of its own with --urls; http://127.0.0.1:8080 is reached from this machine, http://*:8080 from everywhere.",
        _ => $"Cannot listen on {address}: {failure.Message}. Choose another address with --urls.",
    };

    private static string FirstFreePort =>
        File.Exists("/proc/sys/net/ipv4/ip_unprivileged_port_start") ? File.ReadAllText("/proc/sys/net/ipv4/ip_unprivileged_port_start").Trim() : "1024";
}
