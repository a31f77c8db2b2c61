using System.Text.Encodings.Web;
using Tessera.Server.Hosting;
using Tessera.Server.Http;
using Tessera.Server.OpenApi;

namespace Tessera.Server.WebConsole;

/// <summary>
/// <c>GET /</c>: leads a browser to the console or, without one, shows a page; a program receives the service's URLs as JSON.
/// </summary>
internal static class Welcome
{
    private static readonly LocalText Body = new(
        """
        <p>This is the API of a Tessera server: one endpoint for text, images, video, speech, music and media tools. The <a href="/web/">web console</a> is not part of this build.</p>
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
        <p>Это API сервера Tessera: одна точка доступа к тексту, изображениям, видео, речи, музыке и инструментам. <a href="/web/">Веб-консоли</a> в этой сборке нет.</p>
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

    // What to do on a server that cannot answer any call yet.
    private static readonly LocalText WithoutModel = new(
        "<p>No model can be called yet: no configured provider serves one, and the sandbox is off. <code>./run admin provider add</code> adds a provider's key.</p>",
        "<p>Пока нельзя вызвать ни одну модель: её не обслуживает ни один настроенный провайдер, а песочница выключена. Ключ провайдера добавляет <code>./run admin provider add</code>.</p>");

    public static Reply Handle(PublicAddress address, ConsoleFiles console, SampleModel sample) => new(address.Url, console.IsBuilt, sample);

    private static string Page(Language language, string address, string? model)
    {
        if (model is null)
        {
            return Body.In(language).Replace("<pre>{call}</pre>", WithoutModel.In(language), StringComparison.Ordinal);
        }

        var call = $$"""
            curl {{address}}/api/v2/generate \
              -H 'Authorization: Bearer YOUR_KEY' \
              -H 'Content-Type: application/json' \
              -d '{"model": "{{model}}", "prompt": "Hello!"}'
            """;
        return Body.In(language).Replace("{call}", HtmlEncoder.Default.Encode(call).Replace("&#xA;", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    /// <summary>A page where the client accepts HTML, otherwise the facts.</summary>
    internal sealed class Reply(string address, bool hasConsole, SampleModel sample) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var (request, headers) = (httpContext.Request, httpContext.Response.Headers);
            headers.Vary = "Accept, Accept-Language";
            headers.CacheControl = "no-cache";
            headers.XContentTypeOptions = "nosniff";
            if (!request.GetTypedHeaders().Accept.Any(accepted => accepted.Quality is null or > 0 && accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)))
            {
                var facts = new Facts("Tessera", TesseraVersion.Text, ApiReference.Path, ["/openapi/v2.json", "/openapi/ds-prototypes.json"], "/health/ready");
                return TypedResults.Ok(facts).ExecuteAsync(httpContext);
            }

            return hasConsole
                ? TypedResults.Redirect(WebConsoleFeature.Path).ExecuteAsync(httpContext)
                : PlainPage.SendAsync(httpContext, Page(Language.Of(request), address, sample.Find()));
        }
    }

    /// <param name="Name">The product's name.</param>
    /// <param name="Version">The build's version.</param>
    /// <param name="ApiReference">The URL of the API reference for people.</param>
    /// <param name="Openapi">The URLs of the OpenAPI documents.</param>
    /// <param name="Health">The URL of the health check.</param>
    internal sealed record Facts(string Name, string Version, string ApiReference, IReadOnlyList<string> Openapi, string Health);
}
