using Tessera.Server.Hosting;

namespace Tessera.Server.Providers;

/// <summary>Names Tessera and its version to the provider in each request, whatever the connector put there.</summary>
internal sealed class OwnUserAgent(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(Named(request), cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.Send(Named(request), cancellationToken);

    private static HttpRequestMessage Named(HttpRequestMessage request)
    {
        request.Headers.UserAgent.Clear();
        request.Headers.UserAgent.Add(TesseraVersion.UserAgent);
        return request;
    }
}
