using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>
/// Checks that an authenticated caller is still valid: a long request must end when its key is revoked or expires, or when its
/// user signs out. Plan, budget and scope are checked only at the start.
/// </summary>
internal sealed class RevalidateCaller(ApiKeyCache keys, SignInStore signIns, TimeProvider time)
{
    // Nodes are notified of changes; this bounds the delay when a notification is lost.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    /// <summary>The error with which the caller would be refused now, or null.</summary>
    public async ValueTask<ApiError?> RefusalAsync(Caller caller)
    {
        if (caller.Key is { } presented)
        {
            return await keys.FindAsync(presented.Hash, Freshness) is { } key ? ApiKeyValidity.CheckLifetime(key, time.GetUtcNow()) : CredentialErrors.Unknown();
        }

        return caller.SignIn is not { } signIn || await signIns.IsOpenAsync(signIn) ? null : CredentialErrors.SignedOut();
    }
}
