using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Opens connections to the public internet only. It checks what a name resolves to, where the connection is made, and
/// dials the very address it checked: spelling of the host, redirects and changing DNS answers change nothing.
/// </summary>
internal sealed partial class GuardedDialer(IOptions<FetchOptions> options, GuardedDialer.HostLookup lookup, ILogger<GuardedDialer> logger)
{
    private readonly IPNetwork[] _allowed = [.. options.Value.AllowedNetworks.Select(IPNetwork.Parse)];

    /// <summary>The one handler for addresses named by others: no redirects, cookies, proxy, decompression or trace headers.</summary>
    public SocketsHttpHandler NewHandler() => new()
    {
        ConnectCallback = ConnectAsync,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        // Strangers' servers are visited once; a connection kept is a connection to be abused.
        PooledConnectionLifetime = TimeSpan.Zero,
        MaxResponseHeadersLength = 32,
        MaxResponseDrainSize = 0,
    };

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
            // The same as for a name that does not exist: the caller learns nothing about the network behind us.
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

    /// <summary>Asks for the addresses of a host name. The machine's resolver; its answers may differ from call to call.</summary>
    internal delegate Task<IPAddress[]> HostLookup(string host, CancellationToken ct);
}
