using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Tessera.Server.Hosting;
using Tessera.Server.Http;

namespace Tessera.Server.WebConsole;

/// <summary>A page that the program writes itself. It has no script and loads nothing from other hosts.</summary>
internal static class PlainPage
{
    private const string Style =
        """
        :root{--bg:#f5f3ef;--sunken:#ece9e2;--line:#e2ded5;--ink:#1c1a16;--soft:#57534a;--accent:#0d6a60;color-scheme:light}
        @media(prefers-color-scheme:dark){:root{--bg:#111311;--sunken:#1e211e;--line:#2a2d2a;--ink:#f0efe9;--soft:#b8b6ac;--accent:#6fd3c4;color-scheme:dark}}
        body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 ui-sans-serif,system-ui,sans-serif}
        main{max-width:44rem;margin:0 auto;padding:2.5rem 1.25rem}
        h1{margin:0 0 .75rem;font-size:1.75rem;line-height:1.2}
        h1 small{color:var(--soft);font-size:1rem;font-weight:400}
        h2{margin:2rem 0 .5rem;font-size:1.1rem}
        p{margin:.5rem 0}
        ul{margin:.5rem 0;padding-left:1.25rem}
        a{color:var(--accent)}
        a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        code,pre{font-family:ui-monospace,monospace;font-size:.9rem}
        pre{margin:.75rem 0;padding:.9rem 1rem;background:var(--sunken);border:1px solid var(--line);border-radius:.5rem;white-space:pre-wrap;overflow-wrap:anywhere}
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Sends a page in the caller's language.</summary>
    public static Task SendAsync(HttpContext context, string body, int status = StatusCodes.Status200OK)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers[HeaderNames.XFrameOptions] = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        var page = $"""
            <!DOCTYPE html>
            <html lang="{Language.Of(context.Request).Tag}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Tessera {TesseraVersion.Text}</title>
            <link rel="icon" href="data:,">
            <style>{Style}</style>
            </head>
            <body><main>
            <h1>Tessera <small>{TesseraVersion.Text}</small></h1>
            {body}
            </main></body>
            </html>
            """;
        return TypedResults.Text(page, "text/html; charset=utf-8", statusCode: status).ExecuteAsync(context);
    }
}
