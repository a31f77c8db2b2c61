using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>
/// Lets a request through to an endpoint with <see cref="CallerRequired"/> only with a caller, whom the endpoint then
/// takes as a parameter. It is on the path of every call: with a known key it neither waits nor allocates.
/// </summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next, Authenticator callers)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CallerRequired>() is not { } required)
        {
            return next(context);
        }

        var finding = callers.OfAsync(context);
        return finding.IsCompletedSuccessfully
            ? ContinueAsync(context, finding.Result, required)
            : FindAndContinueAsync(context, finding, required);
    }

    private async Task FindAndContinueAsync(HttpContext context, ValueTask<CallerAnswer> finding, CallerRequired required) =>
        await ContinueAsync(context, await finding, required);

    private Task ContinueAsync(HttpContext context, CallerAnswer answer, CallerRequired required)
    {
        if (answer.Caller is not { } caller)
        {
            return (answer.Error ?? ApiErrors.NotAuthenticated()).ExecuteAsync(context);
        }

        if (caller.Key is { Scopes.Count: > 0 } key && !key.Scopes.Contains(required.Scope))
        {
            return CredentialErrors.MissingScope(required.Scope, key.Scopes).ExecuteAsync(context);
        }

        context.Features.Set(caller);
        return next(context);
    }
}
