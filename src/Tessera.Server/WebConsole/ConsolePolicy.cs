namespace Tessera.Server.WebConsole;

/// <summary>What the console's pages may do in a browser: nothing that is not on this server.</summary>
internal static class ConsolePolicy
{
    /// <param name="headers">The headers of the reply.</param>
    /// <param name="request">The request, which has the origin of the page.</param>
    /// <param name="address">The address with which links to results begin; where that is another origin, the page may show and read them.</param>
    public static void Set(IHeaderDictionary headers, HttpRequest request, string address)
    {
        var files = new Uri(address).GetLeftPart(UriPartial.Authority);
        var elsewhere = files.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase) ? "" : $" {files}";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:{elsewhere}; media-src 'self' blob:{elsewhere}; "
            + $"font-src 'self'; connect-src 'self'{elsewhere}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=()";
    }
}
