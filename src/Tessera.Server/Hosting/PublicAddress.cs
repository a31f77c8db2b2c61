using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Tessera.Server.Configuration;

namespace Tessera.Server.Hosting;

/// <summary>
/// The address of this installation as users see it, for links in replies: the configured public URL; otherwise the host of the
/// request, if it is a known one; otherwise the local address that the request reached.
/// </summary>
internal sealed partial class PublicAddress(IOptions<ServerOptions> options, IHttpContextAccessor contexts, IServer server, ILogger<PublicAddress> logger)
{
    private static readonly string[] Wildcards = ["*", "+", "0.0.0.0", "[::]"];

    private KnownHosts? _hosts;
    private int _hasWarned;

    /// <summary>For example <c>https://ai.example.org</c>; without a trailing slash.</summary>
    public string Url => options.Value.PublicUrl?.TrimEnd('/') ?? (contexts.HttpContext is { } context ? Of(context) : Of(Bound.FirstOrDefault(), "localhost"));

    // Available once the server has started, and needed only after that.
    private List<BindingAddress> Bound =>
        [.. (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Select(BindingAddress.Parse).Where(address => !address.IsUnixPipe)];

    private KnownHosts Hosts => _hosts ??= new(options.Value.AllowedHosts, Bound.Select(address => address.Host).Except(Wildcards));

    private string Of(HttpContext context)
    {
        // The raw header: Request.Host throws for a name that begins with xn-- and is not Punycode.
        var (host, connection) = (new HostString(context.Request.Headers.Host.ToString()), context.Connection);
        var reached = connection.LocalIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : connection.LocalIpAddress;
        var followed = $"{context.Request.Scheme}://{host.Value}";
        // Kestrel accepts ports that are not valid.
        if (Hosts.Contains(host.Host, reached) && Uri.TryCreate(followed, UriKind.Absolute, out _))
        {
            return followed;
        }

        var bound = Bound.Find(address => address.Port == connection.LocalPort) ?? Bound.FirstOrDefault();
        var url = Of(bound, reached is null ? "localhost" : InUrl(reached));
        if (Interlocked.Exchange(ref _hasWarned, 1) == 0)
        {
            LogUnknownHost(host.Host, url);
        }

        return url;
    }

    // A scope is meaningful on this machine only.
    private static string InUrl(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{new IPAddress(address.GetAddressBytes())}]" : address.ToString();

    private static string Of(BindingAddress? bound, string wildcard) => bound switch
    {
        null => "http://localhost:8080",
        _ when Wildcards.Contains(bound.Host) => $"{bound.Scheme}://{wildcard}:{bound.Port}",
        _ => $"{bound.Scheme}://{bound.Host}:{bound.Port}",
    };

    [LoggerMessage(LogLevel.Warning,
        "A request came for the host '{Host}', which is not known here; links in its reply begin with {Url}. Set Tessera:PublicUrl to the address that users see, or name the host in Tessera:AllowedHosts.")]
    private partial void LogUnknownHost(string host, string url);
}
