using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;
using Tessera.Server.Configuration;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Hosting;

/// <summary>Where the server listens: the configured addresses, and the admin socket in the data folder.</summary>
internal static class Listening
{
    // Longer than the minute for which load balancers keep idle connections: they close first, and never send a request into a
    // connection that is closing.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan Headers = TimeSpan.FromSeconds(15);

    public static void Listen(this WebApplicationBuilder builder, DataFolder data)
    {
        // A bare LF ends a line for some proxies and not for others; refuse it, so that no request can be read in two ways.
        AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", true);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls([.. UrlsOf(builder.Configuration), "http://unix:" + data.AdminSocket]);
        var connections = OpenFileLimit.Read() is { } limit ? OpenFileLimit.Connections(limit) : int.MaxValue;
        builder.Services.AddSingleton(services => ActivatorUtilities.CreateInstance<ConnectionLimit>(services, connections, data.AdminSocket));
        if (connections != int.MaxValue)
        {
            builder.Services.AddSingleton<IConnectionListenerFactory>(services => new BoundedTransport(
                ActivatorUtilities.CreateInstance<SocketTransportFactory>(services), connections, data.AdminSocket));
        }

        builder.Services.AddSingleton(services => new Overload(
            services.GetRequiredService<TimeProvider>(),
            Math.Min(connections, services.GetRequiredService<IOptions<ServerOptions>>().Value.MaxRequests),
            static () => ThreadPool.PendingWorkItemCount));
        builder.WebHost.ConfigureKestrel(Limit);
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = endpoint => Bind(endpoint, data));
    }

    // The minimum rates of bodies and replies are Kestrel's defaults: 240 bytes per second after a grace period of five
    // seconds.
    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxRequestBodySize = BodyLimit.MaxJsonBytes;
        kestrel.RequestHeaderEncodingSelector = MessageFraming.EncodingOf;
        kestrel.Limits.KeepAliveTimeout = Idle;
        kestrel.Limits.RequestHeadersTimeout = Headers;
        var limit = kestrel.ApplicationServices.GetRequiredService<ConnectionLimit>();
        kestrel.ConfigureEndpointDefaults(address => address.Use(next => connection => limit.OnConnectionAsync(connection, next)));
    }

    /// <summary>Trusts <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> from the trusted proxies only.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        var trusted = ProxiesOf(app.Configuration);
        if (trusted.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in trusted.Where(proxy => proxy != ServerOptions.UnixProxy))
        {
            options.KnownIPNetworks.Add(NetworkText.Parse(proxy));
        }

        // By default the middleware trusts every connection without an address, and everyone when no network is configured.
        var (trustsUnix, trustsNetworks) = (trusted.Contains(ServerOptions.UnixProxy), options.KnownIPNetworks.Count > 0);
        app.UseWhen(
            context => context.Connection.RemoteIpAddress is null ? trustsUnix : trustsNetworks,
            branch => branch.UseForwardedHeaders(options));
    }

    /// <summary>
    /// The addresses on which keys could be intercepted: reachable from other machines, unencrypted, and not behind a proxy.
    /// </summary>
    public static IReadOnlyList<string> ExposedUrls(IConfiguration configuration) => ProxiesOf(configuration).Count > 0
        ? []
        : [.. UrlsOf(configuration).Where(url => BindingAddress.Parse(url) is { Scheme: "http", IsUnixPipe: false } address && !IsLoopback(address.Host))];

    /// <summary>The configured addresses, one by one.</summary>
    public static string[] UrlsOf(IConfiguration configuration) =>
        (configuration[$"{ServerOptions.Section}:{nameof(ServerOptions.Urls)}"] ?? ServerOptions.DefaultUrls)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static List<string> ProxiesOf(IConfiguration configuration) =>
        [.. configuration.GetSection($"{ServerOptions.Section}:{nameof(ServerOptions.TrustedProxies)}").GetChildren().Select(entry => entry.Value).OfType<string>()];

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static Socket Bind(EndPoint endpoint, DataFolder data)
    {
        try
        {
            return endpoint is UnixDomainSocketEndPoint unix
                ? UnixListener.Bind(unix, isAdmin: unix.Equals(new UnixDomainSocketEndPoint(data.AdminSocket)))
                : SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        }
        catch (SocketException failure) when (failure.SocketErrorCode is not SocketError.AddressAlreadyInUse)
        {
            // Kestrel includes the address only when the port is in use.
            throw new ListenException(endpoint, failure);
        }
    }
}
