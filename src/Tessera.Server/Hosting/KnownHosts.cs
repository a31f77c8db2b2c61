using System.Net;

namespace Tessera.Server.Hosting;

/// <summary>
/// The host names under which this installation may be addressed. The client chooses <c>Host</c>, and links in replies are
/// stored and passed on, so links use it only if it cannot lead to a foreign server.
/// </summary>
internal sealed class KnownHosts
{
    // A private address leads only into the caller's own network. A container is reached under such an address of its host,
    // which the container cannot know.
    private static readonly IPNetwork[] PrivateNetworks =
    [
        .. new[] { "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7", "fe80::/10" }.Select(text => IPNetwork.Parse(text)),
    ];

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase) { "localhost" };
    private readonly List<string> _endings = [];

    /// <param name="allowed">Names, and suffixes such as <c>*.example.org</c>, that the operator allows.</param>
    /// <param name="listening">The hosts of the addresses that the server listens on.</param>
    public KnownHosts(IEnumerable<string> allowed, IEnumerable<string> listening)
    {
        foreach (var name in allowed)
        {
            if (name.StartsWith("*.", StringComparison.Ordinal))
            {
                _endings.Add(name[1..]);
            }
            else
            {
                _names.Add(name);
            }
        }

        _names.UnionWith(listening);
    }

    /// <summary>Whether a link may begin with this host, given the local address of the connection.</summary>
    public bool Contains(string host, IPAddress? reached)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            return address.Equals(reached) || _names.Contains(host) || PrivateNetworks.Any(network => network.Contains(address));
        }

        return _names.Contains(host) || _endings.Any(ending => host.Length > ending.Length && host.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }
}
