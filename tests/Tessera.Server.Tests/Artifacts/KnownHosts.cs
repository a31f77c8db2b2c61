using System.Collections.Concurrent;
using System.Net;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>
/// The machine's resolver, asked once for each name: the lists of hostile URLs name hosts that exist nowhere, and each
/// question for one of them is a wait for name servers.
/// </summary>
internal static class KnownHosts
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IPAddress[]>>> Known = new(StringComparer.Ordinal);

    public static Task<IPAddress[]> FindAsync(string host, CancellationToken ct) =>
        Known.GetOrAdd(host, name => new(() => Dns.GetHostAddressesAsync(name, CancellationToken.None))).Value.WaitAsync(ct);
}
