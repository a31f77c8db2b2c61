using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>
/// Lets a request reach an endpoint with <see cref="CallerRequired"/> only with a caller, which the endpoint takes as a
/// parameter. It is on the path of every call: with a key that is in memory it neither waits nor allocates.
/// </summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next, Authenticator authenticator, WorkspaceAccess workspaces)
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

    private async Task EnterWorkspaceAsync(HttpContext context, Caller caller)
    {
        var entered = await workspaces.EnterAsync(context.Request, caller);
        if (entered.IsError)
        {
            await entered.Error.ExecuteAsync(context);
            return;
        }

        context.Features.Set(entered.Value);
        // The account that pays: rate limit headers and idempotency keys are its own.
        context.Features.Set(entered.Value.Caller);
        await next(context);
    }
}
