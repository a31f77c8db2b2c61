using Tessera.Server.Accounts;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.RedeemCodes;

namespace Tessera.Server.Sessions;

/// <summary>Starts and shows sessions, for all calls that answer with one.</summary>
internal sealed class SessionReplies(SessionStore sessions, SessionTokens tokens, UserProfiles profiles, RegistrationPolicy registrations, RedeemCodeStore codes)
{
    /// <summary>The reply to a request with this cookie.</summary>
    public async Task<SessionReply> OfAsync(SessionCookie cookie) =>
        cookie.Value is { } value && await sessions.FindAsync(value) is { } session ? await OfAsync(session.Account, session.SignIn) : await OfAsync(null, null);

    /// <summary>Signs the browser in with a new secret; a session that it has ends.</summary>
    public async Task<Result<SessionReply>> OpenAsync(Account account, SignInOrigin origin, SessionCookie cookie)
    {
        var previous = cookie.Value is { } value ? await sessions.FindAsync(value) : null;
        return await sessions.OpenAsync(account.Id, account.PasswordHash, origin, previous?.SignIn) is var (signIn, secret)
            ? await EnterAsync(account.Id, signIn, secret, cookie)
            : AccountErrors.WrongPassword();
    }

    /// <summary>Gives the browser the cookie of a session that was started.</summary>
    public Task<SessionReply> EnterAsync(AccountId account, SignInId signIn, byte[] secret, SessionCookie cookie)
    {
        cookie.Set(tokens.Cookie(signIn, secret));
        return OfAsync(account, signIn);
    }

    private async Task<SessionReply> OfAsync(AccountId? account, SignInId? signIn) => new(
        account is { } id ? await profiles.FindAsync(id) : null,
        signIn is { } open ? tokens.Csrf(open) : null,
        new((await registrations.StateAsync()).IsOpen, await codes.HasOpenAsync()));
}
