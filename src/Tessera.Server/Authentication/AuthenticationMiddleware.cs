using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>
/// Authenticates requests to endpoints marked with <see cref="CallerRequired"/> and provides the <see cref="Caller"/> that they
/// take as a parameter. On the path of every call: with a cached key it completes synchronously and allocates nothing.
/// </summary>
internal sealed class AuthenticationMiddleware(
    RequestDelegate next, Authenticator authenticator, WorkspaceAccess workspaces, AdministrationAccess administration)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CallerRequired>() is not { } required)
        {
            return next(context);
        }

        var finding = authenticator.AuthenticateAsync(context, required.AllowsServiceAccounts);
        return finding.IsCompletedSuccessfully
            ? ContinueAsync(context, finding.Result, required)
            : FindAndContinueAsync(context, finding, required);
    }

    private async Task FindAndContinueAsync(HttpContext context, ValueTask<Result<Caller>> finding, CallerRequired required) =>
        await ContinueAsync(context, await finding, required);

    private Task ContinueAsync(HttpContext context, Result<Caller> found, CallerRequired required)
    {
        if (found.IsError)
        {
            return found.Error.ExecuteAsync(context);
        }

        if (required.Role is { } role)
        {
            return EnterAdministrationAsync(context, found.Value, role);
        }

        if (required.Check(found.Value) is { } forbidden)
        {
            return forbidden.ExecuteAsync(context);
        }

        if (required.InWorkspace)
        {
            return EnterWorkspaceAsync(context, found.Value);
        }

        context.Features.Set(found.Value);
        return next(context);
    }

    private async Task EnterAdministrationAsync(HttpContext context, Caller caller, AccountRole role)
    {
        var entered = await administration.EnterAsync(caller, role);
        if (entered.IsError)
        {
            await entered.Error.ExecuteAsync(context);
            return;
        }

        context.Features.Set(entered.Value);
        context.Features.Set(caller);
        await next(context);
    }

    private async Task EnterWorkspaceAsync(HttpContext context, Caller caller)
    {
        var entered = await workspaces.EnterAsync(context.Request, caller);
        if (entered.IsError)
        {
            await entered.Error.ExecuteAsync(context);
            return;
        }

        context.Features.Set(entered.Value);
        // Rate limit headers and idempotency keys belong to the account that pays.
        context.Features.Set(entered.Value.Caller);
        await next(context);
    }
}
