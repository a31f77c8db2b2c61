using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>
/// Checks that an authenticated caller is still valid. Whatever outlives the check at the start of a request uses it: waits,
/// event streams and streamed texts end when the key is revoked or expires, the user signs out, the account is suspended, the
/// service account is revoked, or the caller is no longer a member of the workspace. Plan, budget and scope are checked only at
/// the start.
/// </summary>
internal sealed class RevalidateCaller(
    ApiKeyCache keys, ApiKeyReader reader, SignInStore signIns, ServiceAccountStore serviceAccounts, WorkspaceStore workspaces, TimeProvider time)
{
    /// <summary>How often a request that waits checks its caller.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    // Nodes are notified of changes; this bounds the delay when a notification is lost.
    private static readonly TimeSpan Freshness = Every;

    /// <summary>The error with which the caller would be refused now, or null.</summary>
    public async ValueTask<ApiError?> RefusalAsync(Caller caller) => await OfCredentialAsync(caller) ?? await OfWorkspaceAsync(caller);

    /// <summary>
    /// The same for a request that proves nothing but a link: it may be read while the account that the link belongs to is
    /// active and the key that made its generation is valid.
    /// </summary>
    public async Task<ApiError?> RefusalAsync(AccountId account, long? key) =>
        key is not { } id ? await signIns.IsSuspendedAsync(account) ? CredentialErrors.Suspended() : null
        : await reader.FindAsync(id) is { } found ? ApiKeyValidity.CheckLifetime(found, time.GetUtcNow())
        : CredentialErrors.Unknown();

    private async ValueTask<ApiError?> OfCredentialAsync(Caller caller)
    {
        if (caller.Key is { } presented)
        {
            return await keys.FindAsync(presented.Hash, Freshness) is { } key ? ApiKeyValidity.CheckLifetime(key, time.GetUtcNow()) : CredentialErrors.Unknown();
        }

        if (caller.ServiceAccount is { } serviceAccount)
        {
            return await serviceAccounts.FindAsync(serviceAccount) is null ? ApiErrors.NotAuthenticated() : null;
        }

        return caller.SignIn is not { } signIn || await signIns.IsOpenAsync(signIn) ? null : CredentialErrors.SignedOut();
    }

    private async ValueTask<ApiError?> OfWorkspaceAsync(Caller caller)
    {
        var workspace = caller.Member is var (user, entered) ? (await workspaces.FindAsync(user, entered))?.Workspace
            : caller.ServiceAccountWorkspace is { } own ? await workspaces.FindAsync(own.Id)
            : null;
        return workspace switch
        {
            { IsSuspended: true } => CredentialErrors.Suspended(),
            null when caller.Member is not null || caller.ServiceAccountWorkspace is not null => WorkspaceErrors.NoSuchWorkspace(),
            _ => null,
        };
    }
}
