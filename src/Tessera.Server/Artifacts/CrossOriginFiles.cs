using Microsoft.AspNetCore.Http.HttpResults;

namespace Tessera.Server.Artifacts;

/// <summary>
/// Pages of every origin may read files: a link carries its own proof, and cookies are ignored. Each reply says
/// so, also to clients that name no origin, because a browser shows a page what it cached for another.
/// </summary>
internal static class CrossOriginFiles
{
    private const string Methods = "GET, HEAD";

    // A range is safe to ask for only in its simplest form; players ask in others, and for the file they know by its tag.
    private const string RequestHeaders = "Range, If-Range, If-None-Match, If-Match";
    private const string ResponseHeaders = "Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag, X-Request-Id";

    /// <summary>The route's replies may be read by pages of every origin.</summary>
    public static RouteHandlerBuilder AllowsEveryOrigin(this RouteHandlerBuilder route) => route.AddEndpointFilter(static (context, next) =>
    {
        Allow(context.HttpContext.Response.Headers);
        return next(context);
    });

    /// <summary>Answers what a browser may ask before it asks for such a file.</summary>
    public static void MapPreflight(this IEndpointRouteBuilder routes, string pattern) =>
        routes.MapMethods(pattern, [HttpMethods.Options], Preflight).ExcludeFromDescription();

    private static NoContent Preflight(HttpContext context)
    {
        var headers = context.Response.Headers;
        Allow(headers);
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = RequestHeaders;
        headers.AccessControlMaxAge = "86400";
        return TypedResults.NoContent();
    }

    private static void Allow(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = ResponseHeaders;
    }
}
