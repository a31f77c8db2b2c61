using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>Resolves the access token of a service account to its caller.</summary>
internal sealed class ServiceAccountAuthenticator(
    ServiceAccountTokens tokens, ServiceAccountStore accounts, WorkspaceStore workspaces, TimeProvider time)
{
    /// <summary>The caller; null when the text is not such a token.</summary>
    public Task<Result<Caller>>? TryAuthenticateAsync(string text) =>
        tokens.Read(text) is { } token ? AuthenticateAsync(token.Client, token.ExpiresAt) : null;

    private async Task<Result<Caller>> AuthenticateAsync(long id, DateTimeOffset expiresAt)
    {
        if (expiresAt <= time.GetUtcNow())
        {
            return WorkspaceErrors.TokenExpired();
        }

        return await accounts.FindAsync(id) is { } account && await workspaces.FindAsync(account.Workspace) is { } workspace
            ? workspace.IsSuspended ? CredentialErrors.Suspended() : new Caller(workspace.Account, Key: null) { ServiceAccount = id, ServiceAccountWorkspace = workspace }
            : ApiErrors.NotAuthenticated();
    }
}
