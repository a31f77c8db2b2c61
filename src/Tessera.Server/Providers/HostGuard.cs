namespace Tessera.Server.Providers;

/// <summary>
/// Lets a connector speak to its provider's hosts only. A connector puts the credential on every request it makes, and
/// some follow addresses out of replies: a request to any other host is refused before a byte of it is sent.
/// </summary>
internal sealed class HostGuard(HttpMessageHandler inner, Uri address, IReadOnlyList<string> moreHosts) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(Checked(request), cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.Send(Checked(request), cancellationToken);

    private HttpRequestMessage Checked(HttpRequestMessage request) =>
        request.RequestUri is { IsAbsoluteUri: true } uri && (IsHome(uri) || IsOneMore(uri)) ? request : throw new ForeignHostException();

    private bool IsHome(Uri uri) =>
        uri.Scheme == address.Scheme && uri.Port == address.Port && string.Equals(uri.IdnHost, address.IdnHost, StringComparison.OrdinalIgnoreCase);

    private bool IsOneMore(Uri uri) =>
        uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && moreHosts.Any(host => Fits(uri.IdnHost, host));

    private static bool Fits(string host, string allowed) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(host, allowed, StringComparison.OrdinalIgnoreCase);
}
