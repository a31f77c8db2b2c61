using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Keys;

/// <summary>
/// A key cannot create, change, rotate or revoke a key with more rights than its own. A sign-in may manage every key.
/// </summary>
internal static class KeyRights
{
    /// <summary>The refusal when the caller's key lacks a right of <paramref name="other"/>, or null.</summary>
    public static async Task<ApiError?> MissingAsync(Caller caller, KeyGrant other, KeyStore keys, DateTimeOffset now)
    {
        if (caller.Key is null)
        {
            return null;
        }

        var own = await keys.FindAsync(caller.Account, caller.Key.Id, now);
        return own is null ? CredentialErrors.Unknown() : own.Grant.Lacks(other) is { } right ? KeyErrors.MoreRights(right) : null;
    }
}
