namespace Tessera.Server.Http;

/// <summary>
/// Whether a browser sent a request from a page of another origin. Pages can set neither header. Browsers send
/// <c>Sec-Fetch-Site</c> over HTTPS and to loopback; otherwise <c>Origin</c> must name the host that was asked. Programs send
/// neither, and hold no cookie that another page could use.
/// </summary>
internal static class PageOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";

    public static bool IsForeign(HttpRequest request)
    {
        if (request.Headers[FetchSite] is { Count: > 0 } site)
        {
            return site is not [{ } named] || !(IsNamed(named, "same-origin") || IsNamed(named, "none"));
        }

        return request.Headers.Origin is { Count: > 0 } origin && !(origin is [{ } page] && IsOwn(page, request));
    }

    private static bool IsNamed(string given, string name) => given.AsSpan().Trim().Equals(name, StringComparison.OrdinalIgnoreCase);

    // A proxy may have ended HTTPS without saying so, so the scheme counts only where the request is known to be encrypted.
    private static bool IsOwn(string page, HttpRequest request)
    {
        // The raw header: Request.Host throws for a name that begins with xn-- and is not Punycode.
        var host = new HostString(request.Headers.Host.ToString());
        return Uri.TryCreate(page, UriKind.Absolute, out var origin)
            && (origin.Scheme == Uri.UriSchemeHttps || (origin.Scheme == Uri.UriSchemeHttp && !request.IsHttps))
            && origin.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase)
            && (host.Port is { } port ? origin.Port == port : origin.IsDefaultPort);
    }
}
