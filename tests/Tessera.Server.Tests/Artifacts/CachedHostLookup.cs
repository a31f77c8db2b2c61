using System.Collections.Concurrent;
using System.Net;

namespace Tessera.Server.Tests.Artifacts;

/// <summary>
/// Resolves each name once. Most hosts in the lists of hostile URLs do not exist, and each lookup of one waits for the name
/// servers.
/// </summary>
internal static class CachedHostLookup
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IPAddress[]>>> Known = new(StringComparer.Ordinal);

    public static Task<IPAddress[]> FindAsync(string host, CancellationToken ct) =>
        Known.GetOrAdd(host, name => new(() => Dns.GetHostAddressesAsync(name, CancellationToken.None))).Value.WaitAsync(ct);
}
