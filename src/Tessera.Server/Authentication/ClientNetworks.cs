using System.Net;
using System.Net.Sockets;

namespace Tessera.Server.Authentication;

/// <summary>
/// The networks under which unauthenticated clients are counted: the IPv4 address or IPv6 /64, and the /24 or /48 around it,
/// because one customer often has a block of addresses.
/// </summary>
internal readonly record struct ClientNetworks(string Own, string Wide)
{
    /// <summary>How many times the limit of one network the surrounding network may use.</summary>
    public const int WideFactor = 10;

    /// <summary>
    /// The networks of an address; all connections through a Unix socket without a trusted proxy count as one network.
    /// </summary>
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

    /// <summary>The limits of both networks on one kind of action.</summary>
    public FixedWindowCounters.Limit[] Limits(string what, int most, TimeSpan window) =>
        [new($"{what} {Own}", most, window), new($"{what} {Wide}", (int)Math.Min(int.MaxValue, (long)most * WideFactor), window)];

    private static string Prefix(IPAddress address, int bits)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(bits / 8).Clear();
        return $"{new IPAddress(bytes)}/{bits}";
    }
}
