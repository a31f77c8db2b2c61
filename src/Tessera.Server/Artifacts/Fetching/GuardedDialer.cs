using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts.Fetching;

/// <summary>
/// Connects to public addresses only. It checks the addresses that a name resolves to when it connects, and connects to the
/// very address it checked, so the spelling of the host, redirects and changing DNS answers cannot circumvent it.
/// </summary>
internal sealed partial class GuardedDialer(IOptions<FetchOptions> options, GuardedDialer.HostLookup lookup, ILogger<GuardedDialer> logger)
{
    private readonly IPNetwork[] _allowed = [.. options.Value.AllowedNetworks.Select(NetworkText.Parse)];

    /// <summary>
    /// The only HTTP handler for untrusted URLs: no redirects, cookies, proxy, decompression or trace headers.
    /// </summary>
    public SocketsHttpHandler NewHandler() => new()
    {
        ConnectCallback = ConnectAsync,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        // Untrusted servers are visited once; keeping connections open would only invite abuse.
        PooledConnectionLifetime = TimeSpan.Zero,
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 0,
    };

    /// <summary>
    /// Whether the URL can be seen to lead to an address that is never connected to. A name is not resolved: the answer would tell
    /// callers which names our network has, and may be another one later.
    /// </summary>
    public bool IsClosed(Uri url)
    {
        var host = url.IdnHost.TrimEnd('.');
        return IPAddress.TryParse(host, out var literal) ? !IsAllowed(literal)
            : (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase))
                && !IsAllowed(IPAddress.Loopback) && !IsAllowed(IPAddress.IPv6Loopback);
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var target = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(target.Host, out var literal)
            ? [literal]
            : await lookup(target.Host, ct);
        var closed = Array.Find(addresses, address => !IsAllowed(address));
        if (closed is not null || addresses.Length == 0)
        {
            LogClosed(target.Host, closed);
            // The same error as for a name that does not exist, so that the caller learns nothing about our internal network.
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowed(IPAddress address) =>
        IpRanges.IsPublic(address)
        || (!address.IsIPv4MappedToIPv6 && Array.Exists(_allowed, network => network.Contains(address)));

    [LoggerMessage(LogLevel.Information, "Did not connect to {Host}: its address {Address} is not public and in no network of Tessera:Fetch:AllowedNetworks.")]
    private partial void LogClosed(string host, IPAddress? address);

    /// <summary>Resolves a host name with the machine's resolver, whose answers may differ from call to call.</summary>
    internal delegate Task<IPAddress[]> HostLookup(string host, CancellationToken ct);
}
