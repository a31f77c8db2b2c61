using Tessera.Server.Authentication;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>
/// Changes a password, ends every sign-in but the caller's own, and replaces the secret of the caller's session: a cookie that
/// was copied before is refused afterwards.
/// </summary>
internal sealed class PasswordChange(Passwords passwords, SessionStore sessions, SessionTokens tokens, Database database, TimeProvider time)
{
    /// <summary>False when the password that was verified is no longer the account's: it was changed meanwhile.</summary>
    /// <param name="caller">The caller, whose own sign-in stays.</param>
    /// <param name="verified">The hash of the password that was verified.</param>
    /// <param name="password">The new password.</param>
    /// <param name="cookie">The caller's cookie.</param>
    public async Task<bool> TryAsync(Caller caller, string verified, string password, SessionCookie cookie)
    {
        var presented = cookie.Value is { } value ? await sessions.FindAsync(value) : null;
        var own = presented is not null && presented.SignIn == caller.SignIn ? presented : null;
        var (hash, secret, now) = (passwords.Hash(password), SessionTokens.NewSecret(), time.GetUtcNow());
        var isChanged = await database.WriteAsync(async session =>
        {
            if (!await SignInStore.IsPasswordAsync(session, caller.Account, verified))
            {
                return false;
            }

            await AccountStore.SetPasswordHashAsync(session, caller.Account, hash);
            await SignInStore.EndAllAsync(session, caller.Account, now, except: caller.SignIn);
            if (own is not null)
            {
                await SessionStore.ReplaceSecretAsync(session, own.SignIn, secret);
            }

            return true;
        });
        if (isChanged && own is not null)
        {
            cookie.Set(tokens.Cookie(own.SignIn, secret));
        }

        return isChanged;
    }
}
