using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Tessera.Server.Http;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Hosting;

/// <summary>
/// <c>GET /</c>, the address in the banner: a page for a person in a browser, and the service's URLs as JSON for a program. The
/// page has no script and loads nothing from other hosts.
/// </summary>
internal static class Welcome
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

    private static readonly LocalText Body = new(
        """
        <p>This is the API of a Tessera server: one endpoint for text, pictures, video, speech, music and media tools. It is made for programs; there is no web console.</p>
        <h2>A first call</h2>
        <pre>{call}</pre>
        <p>The owner's key was printed when the server first started. <code>./run admin key create</code> makes more.</p>
        <h2>Where to look</h2>
        <ul>
        <li><a href="/api/v2/models">Models</a> and their prices</li>
        <li><a href="/docs/">The API reference</a>, to read and try</li>
        <li>OpenAPI documents: <a href="/openapi/v2.json">the API</a>, <a href="/openapi/ds-prototypes.json">the workspace image API</a></li>
        <li><a href="/health/ready">Health</a> of this server</li>
        </ul>
        """,
        """
        <p>Это API сервера Tessera: одна точка доступа к тексту, изображениям, видео, речи, музыке и инструментам. Он предназначен для программ; веб-консоли нет.</p>
        <h2>Первый вызов</h2>
        <pre>{call}</pre>
        <p>Ключ владельца был показан при первом запуске сервера. Новые ключи создаёт <code>./run admin key create</code>.</p>
        <h2>Что где</h2>
        <ul>
        <li><a href="/api/v2/models">Модели</a> и цены</li>
        <li><a href="/docs/">Справочник API</a>: читать и пробовать</li>
        <li>Документы OpenAPI: <a href="/openapi/v2.json">API</a>, <a href="/openapi/ds-prototypes.json">API изображений рабочих пространств</a></li>
        <li><a href="/health/ready">Состояние</a> сервера</li>
        </ul>
        """);

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapWelcome(this IEndpointRouteBuilder routes) => routes.MapGet("/", Handle).ExcludeFromDescription();

    private static Results<ContentHttpResult, Ok<Facts>> Handle(HttpContext context, PublicAddress address)
    {
        var headers = context.Response.Headers;
        headers.Vary = "Accept, Accept-Language";
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        if (!context.Request.GetTypedHeaders().Accept.Any(accepted => accepted.Quality is null or > 0 && accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)))
        {
            return TypedResults.Ok(new Facts("Tessera", TesseraVersion.Text, ApiReference.Path, ["/openapi/v2.json", "/openapi/ds-prototypes.json"], "/health/ready"));
        }

        headers.ContentSecurityPolicy = Policy;
        headers[HeaderNames.XFrameOptions] = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Text(Page(context.Request, address.Url), "text/html; charset=utf-8");
    }

    private static string Page(HttpRequest request, string address)
    {
        var call = $$"""
            curl {{address}}/api/v2/generate \
              -H 'Authorization: Bearer YOUR_KEY' \
              -H 'Content-Type: application/json' \
              -d '{"model": "gpt-5", "prompt": "Hello!"}'
            """;
        return $"""
            <!DOCTYPE html>
            <html lang="{new LocalText("en", "ru").For(request)}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Tessera {TesseraVersion.Text}</title>
            <link rel="icon" href="data:,">
            <style>{Style}</style>
            </head>
            <body><main>
            <h1>Tessera <small>{TesseraVersion.Text}</small></h1>
            {Body.For(request).Replace("{call}", HtmlEncoder.Default.Encode(call).Replace("&#xA;", "\n", StringComparison.Ordinal), StringComparison.Ordinal)}
            </main></body>
            </html>
            """;
    }

    /// <param name="Name">The product's name.</param>
    /// <param name="Version">The build's version.</param>
    /// <param name="ApiReference">The URL of the API reference for people.</param>
    /// <param name="Openapi">The URLs of the OpenAPI documents.</param>
    /// <param name="Health">The URL of the health check.</param>
    internal sealed record Facts(string Name, string Version, string ApiReference, IReadOnlyList<string> Openapi, string Health);
}
