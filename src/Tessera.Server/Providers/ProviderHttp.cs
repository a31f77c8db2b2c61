using System.Net;
using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>
/// The connections to the providers an operator configured. No redirects, so that a credential never follows one to
/// another host; no cookies; no trace headers.
/// </summary>
internal sealed class ProviderHttp : IDisposable
{
    private readonly SocketsHttpHandler _connections = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
        // It would ask for compressed replies: DecodedReplies only understands them.
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 64,
    };

    /// <summary>Connects to a host; null resolves its name by DNS.</summary>
    public Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? Connect
    {
        init => _connections.ConnectCallback = value;
    }

    /// <summary>
    /// The way to a provider for one credential: it reaches the provider's hosts and no other. It has no time limit of its own:
    /// the invoker keeps the limits, which differ for a text, an image and a video.
    /// </summary>
    public HttpMessageInvoker For(BuiltInProvider provider, Uri address) => new(
#pragma warning disable CA2000 // It owns nothing: the connections are shared, and disposed here.
        new HostGuard(new OwnUserAgent(new DecodedReplies(_connections)), address, provider.IsUsual(address) ? provider.MoreHosts : []),
#pragma warning restore CA2000
        disposeHandler: false);

    /// <summary>The way to files on a provider's own origin.</summary>
    public OwnOrigin FilesOf(Uri address) => new(
#pragma warning disable CA2000 // As above: the connections are shared, and disposed here.
        new HttpMessageInvoker(new HostGuard(_connections, address, []), disposeHandler: false), address);
#pragma warning restore CA2000

    public void Dispose() => _connections.Dispose();
}
