using System.Net;
using System.Net.Sockets;

namespace Tessera.Server.Authentication;

/// <summary>
/// The networks that an address stands for when strangers are counted: its own, an IPv4 address or an IPv6 /64, and the
/// wider one around it, a /24 or a /48, because the addresses of one customer come in blocks.
/// </summary>
internal readonly record struct ClientNetworks(string Own, string Wide)
{
    /// <summary>How much more the wider network may do than one network in it.</summary>
    public const int WideFactor = 10;

    /// <summary>The networks of an address; connections through a Unix socket without a trusted proxy are one network.</summary>
    public static ClientNetworks Of(IPAddress? from)
    {
        if (from is null)
        {
            return new("unix", "unix/wide");
        }

        var address = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
        return address.AddressFamily == AddressFamily.InterNetwork
            ? new(address.ToString(), Prefix(address, 24))
            : new(Prefix(address, 64), Prefix(address, 48));
    }

    /// <summary>The limits of both networks on one thing.</summary>
    public FixedWindowCounters.Limit[] Limits(string what, int most, TimeSpan window) =>
        [new($"{what} {Own}", most, window), new($"{what} {Wide}", (int)Math.Min(int.MaxValue, (long)most * WideFactor), window)];

    private static string Prefix(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(bits / 8).Clear();
        return $"{new IPAddress(bytes)}/{bits}";
    }
}
