using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>Finds who calls: a service account by its access token, or whom <see cref="Authenticator"/> finds.</summary>
internal sealed class FindVisitor(
    Authenticator callers, ServiceAccountTokens tokens, ServiceAccountStore clients, WorkspaceStore workspaces, TimeProvider time)
{
    private const string Scheme = "Bearer ";

    /// <summary>Who calls a route that needs this scope.</summary>
    public async Task<Result<Visitor>> OfAsync(HttpContext context, string scope)
    {
        var found = await OfAsync(context);
        return found.Value?.Caller?.Key is { Scopes.Count: > 0 } key && !key.Scopes.Contains(scope)
            ? CredentialErrors.MissingScope(scope, key.Scopes)
            : found;
    }

    /// <summary>Who calls a route that needs this scope, in the workspace that the request names.</summary>
    public async Task<Result<WorkspaceCaller>> EnterAsync(HttpContext context, string scope)
    {
        var found = await OfAsync(context, scope);
        if (found.IsError)
        {
            return found.Error;
        }

        if (context.Request.Headers[WorkspaceErrors.Header].ToString() is not { Length: > 0 } named)
        {
            return WorkspaceErrors.MissingWorkspace();
        }

        return Guid.TryParse(named, out var id) && await EnterAsync(found.Value, id.ToString()) is { } entered
            ? entered
            : WorkspaceErrors.NoSuchWorkspace();
    }

    /// <summary>The visitor as whom he is served in the workspace named, or null when he is not in it.</summary>
    public async Task<WorkspaceCaller?> EnterAsync(Visitor visitor, string publicId)
    {
        if (visitor.Confined is { } own)
        {
            return own.PublicId == publicId ? new WorkspaceCaller(own, new Caller(own.Account, Key: null), own.Account) : null;
        }

        var caller = visitor.Caller ?? throw new InvalidOperationException("A visitor is an account or a service account.");
        return await workspaces.FindAsync(caller.Account, publicId) is { Workspace: var workspace }
            ? new WorkspaceCaller(workspace, caller with { Account = workspace.Account }, caller.Account)
            : null;
    }

    private async Task<Result<Visitor>> OfAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && tokens.Read(header[Scheme.Length..].Trim()) is { } token)
        {
            return await OfTokenAsync(token.Client, token.ExpiresAt);
        }

        var answer = await callers.OfAsync(context);
        return answer.Caller is { } caller ? new Visitor(caller, null) : answer.Error ?? ApiErrors.NotAuthenticated();
    }

    private async Task<Result<Visitor>> OfTokenAsync(long id, DateTimeOffset expiresAt)
    {
        if (expiresAt <= time.GetUtcNow())
        {
            return WorkspaceErrors.TokenExpired();
        }

        return await clients.FindAsync(id) is { } client && await workspaces.FindAsync(client.Workspace) is { } workspace
            ? new Visitor(null, workspace)
            : ApiErrors.NotAuthenticated();
    }
}
