using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Allows pages of every origin to read files: a signed link is its own proof, and cookies are ignored. Each reply has the
/// header, even without an Origin in the request, because a browser reuses what it cached for another page.
/// </summary>
internal static class CrossOriginFiles
{
    private const string Methods = "GET, HEAD";

    // CORS safelists only the simplest form of Range. Players also use other forms, and If-Range with the entity tag.
    private const string RequestHeaders = "Range, If-Range, If-None-Match, If-Match";
    private const string ResponseHeaders = "Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag, X-Request-Id";

    /// <summary>Allows pages of every origin to read the route's replies.</summary>
    public static RouteHandlerBuilder AllowsEveryOrigin(this RouteHandlerBuilder route) => route.WithMetadata(OpenToEveryOrigin.Mark)
        .AddEndpointFilter(static (context, next) =>
        {
            Allow(context.HttpContext.Response.Headers);
            return next(context);
        });

    /// <summary>Answers a browser's preflight request.</summary>
    public static void MapPreflight(this IEndpointRouteBuilder routes, string pattern) =>
        routes.MapMethods(pattern, [HttpMethods.Options], static () => new Preflight()).WithMetadata(OpenToEveryOrigin.Mark).ExcludeFromDescription();

    private static void Allow(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = ResponseHeaders;
    }

    internal sealed class Preflight : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            Allow(headers);
            headers.AccessControlAllowMethods = Methods;
            headers.AccessControlAllowHeaders = RequestHeaders;
            headers.AccessControlMaxAge = "86400";
            httpContext.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }
    }
}
