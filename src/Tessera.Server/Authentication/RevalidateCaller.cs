using Tessera.Server.Http;

namespace Tessera.Server.Authentication;

/// <summary>
/// Whether a caller that was let in would still be let in: a request that lasts must end when its key is revoked or has
/// expired, and when its user has signed out. What a plan, a budget or a scope allows is decided at the start only.
/// </summary>
internal sealed class RevalidateCaller(ApiKeyCache keys, SignInStore signIns, TimeProvider time)
{
    // Changes are announced to every node; this bounds the delay where an announcement was lost.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    /// <summary>Why the caller would be refused now, or null.</summary>
    public async ValueTask<ApiError?> RefusalAsync(Caller caller)
    {
        if (caller.Key is { } presented)
        {
            return await keys.FindAsync(presented.Hash, Freshness) is { } key ? ApiKeyValidity.CheckLifetime(key, time.GetUtcNow()) : CredentialErrors.Unknown();
        }

        return caller.SignIn is not { } signIn || await signIns.IsOpenAsync(signIn) ? null : CredentialErrors.SignedOut();
    }
}
