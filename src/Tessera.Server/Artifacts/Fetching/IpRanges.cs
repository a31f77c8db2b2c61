using System.Net;
using System.Net.Sockets;

namespace Tessera.Server.Artifacts.Fetching;

/// <summary>Which addresses belong to the public internet.</summary>
internal static class IpRanges
{
    // https://www.iana.org/assignments/iana-ipv4-special-registry and the multicast and reserved blocks.
    private static readonly IPNetwork[] Closed4 = Parse(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        // Azure's host agent has a public address and hands out the machine's keys and certificates.
        "168.63.129.16/32");

    // Only this block is global unicast. Loopback, ::, mapped and compatible IPv4, NAT64, ULA, link-local, site-local and
    // multicast lie outside it. https://www.iana.org/assignments/ipv6-address-space
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    // Inside it: protocol assignments with Teredo and ORCHID, 6to4 (carries any IPv4 address), AS112, documentation.
    private static readonly IPNetwork[] Closed6 = Parse("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Array.Exists(Closed4, network => network.Contains(address)),
        // Decided here, because IPNetwork treats a mapped address as the IPv4 address in it.
        AddressFamily.InterNetworkV6 when address.IsIPv4MappedToIPv6 => false,
        AddressFamily.InterNetworkV6 =>
            Global6.Contains(address) && !Array.Exists(Closed6, network => network.Contains(address)),
        _ => false,
    };

    private static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}
