using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Tessera.Server.Http;

/// <summary>
/// Networks in CIDR notation, in settings and in the lists of API keys. One that is written as a range of IPv4-mapped addresses
/// becomes the IPv4 network it stands for, because the addresses of clients are compared in that form.
/// </summary>
internal static class NetworkText
{
    private const int MappedBits = 96;

    /// <summary>The network; null for any other text. A single address is one where <paramref name="allowsAddress"/>.</summary>
    public static IPNetwork? TryParse(string text, bool allowsAddress = false)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 && !allowsAddress)
        {
            return null;
        }

        if (AddressOf(slash < 0 ? text : text[..slash]) is not { } address)
        {
            return null;
        }

        var all = address.GetAddressBytes().Length * 8;
        var prefix = all;
        if (slash >= 0 && !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix))
        {
            return null;
        }

        // More than all mapped addresses is neither an IPv4 network nor one of IPv6 clients.
        return !(address.IsIPv4MappedToIPv6 && prefix < MappedBits) && IPNetwork.TryParse($"{address}/{prefix}", out var network) ? Unmapped(network) : null;
    }

    /// <summary>The network of a text that was accepted before.</summary>
    public static IPNetwork Parse(string text) => Unmapped(IPNetwork.Parse(text));

    private static IPNetwork Unmapped(IPNetwork network) => network.BaseAddress.IsIPv4MappedToIPv6 && network.PrefixLength >= MappedBits
        ? new IPNetwork(network.BaseAddress.MapToIPv4(), network.PrefixLength - MappedBits)
        : network;

    // Not "10", which would be 0.0.0.10, "010.0.0.1", which would be 8.0.0.1, nor an address with the scope of one machine.
    private static IPAddress? AddressOf(string text) => IPAddress.TryParse(text, out var address)
        && (address.AddressFamily is AddressFamily.InterNetwork ? address.ToString() == text : !text.Contains('%', StringComparison.Ordinal) && !text.Contains('[', StringComparison.Ordinal))
            ? address
            : null;
}
