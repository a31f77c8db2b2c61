namespace Tessera.Server.Authentication;

/// <summary>
/// Lets a request through to an endpoint with <see cref="VisitorRequired"/> only with a visitor, and where it works in a
/// workspace only with one he is in.
/// </summary>
internal sealed class WorkspaceMiddleware(RequestDelegate next, FindVisitor visitors)
{
    public Task InvokeAsync(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<VisitorRequired>() switch
    {
        null => next(context),
        { InWorkspace: true } required => EnterAsync(context, required.Scope),
        var required => VisitAsync(context, required.Scope),
    };

    private async Task VisitAsync(HttpContext context, string scope)
    {
        var found = await visitors.OfAsync(context, scope);
        if (found.IsError)
        {
            await found.Error.ExecuteAsync(context);
            return;
        }

        context.Features.Set(found.Value);
        await next(context);
    }

    private async Task EnterAsync(HttpContext context, string scope)
    {
        var entered = await visitors.EnterAsync(context, scope);
        if (entered.IsError)
        {
            await entered.Error.ExecuteAsync(context);
            return;
        }

        context.Features.Set(entered.Value);
        // Headers tell the limits of the account that pays.
        context.Features.Set(entered.Value.Caller);
        await next(context);
    }
}
