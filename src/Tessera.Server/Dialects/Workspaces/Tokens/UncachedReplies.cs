namespace Tessera.Server.Dialects.Workspaces.Tokens;

internal static class UncachedReplies
{
    /// <summary>RFC 6749, section 5.1: no cache may store a token or a refusal.</summary>
    public static RouteHandlerBuilder ForbidsStoring(this RouteHandlerBuilder route)
    {
        // The first filter, so that it also sees a form that was refused before the handler.
        ((IEndpointConventionBuilder)route).Add(static endpoint => endpoint.FilterFactories.Insert(0, static (_, next) => call =>
        {
            call.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(call);
        }));
        return route;
    }
}
