namespace Tessera.Server.Providers;

/// <summary>
/// Lets a connector speak to its provider's hosts only. A connector puts the credential on every request it makes, and
/// some follow addresses out of replies: a request to any other host is refused before a byte of it is sent.
/// </summary>
internal sealed class HostGuard(HttpMessageHandler inner, Uri address, IReadOnlyList<string> moreHosts) : DelegatingHandler(inner)
{
    /// <summary>Whether two addresses have scheme, host and port in common.</summary>
    public static bool IsSameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(Checked(request), cancellationToken);

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.Send(Checked(request), cancellationToken);

    private HttpRequestMessage Checked(HttpRequestMessage request) =>
        request.RequestUri is { IsAbsoluteUri: true } uri && (IsSameOrigin(uri, address) || IsOneMore(uri)) ? request : throw new ForeignHostException();

    private bool IsOneMore(Uri uri) =>
        uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && moreHosts.Any(host => Fits(uri.IdnHost, host));

    private static bool Fits(string host, string allowed) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(host, allowed, StringComparison.OrdinalIgnoreCase);
}
