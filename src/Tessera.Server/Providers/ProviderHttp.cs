using System.Net;

namespace Tessera.Server.Providers;

/// <summary>
/// The connections to the providers an operator configured. No redirects, so that a credential never follows one to
/// another host; no cookies; no trace headers.
/// </summary>
internal sealed class ProviderHttp : IDisposable
{
    public HttpClient Client { get; } = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 64,
        },
        disposeHandler: true)
    {
        // The invoker keeps the limits: they differ for a text, a picture and a film.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => Client.Dispose();
}
