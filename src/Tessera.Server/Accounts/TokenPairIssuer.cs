using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Accounts;

/// <summary>Builds the reply that carries an access token and a refresh token.</summary>
internal sealed class TokenPairIssuer(SignInStore signIns, AccessTokens tokens, LedgerStore ledger)
{
    /// <summary>Starts a sign-in.</summary>
    public async Task<Result<SignedIn>> OpenAsync(Account account, SignInOrigin origin) =>
        await signIns.OpenAsync(account.Id, account.PasswordHash, origin) is var (signIn, refresh)
            ? await MakeAsync(account, signIn, refresh)
            : AccountErrors.WrongPassword();

    /// <summary>The reply for an existing sign-in.</summary>
    public async Task<SignedIn> MakeAsync(Account account, SignInId signIn, string refreshToken)
    {
        var wallet = await ledger.GetWalletAsync(account.Id);
        return new SignedIn(
            tokens.Issue(account.Id, signIn),
            refreshToken,
            "bearer",
            (long)AccessTokens.Lifetime.TotalSeconds,
            new(account.Id.Value, account.Email, account.Username, wallet.Plan, wallet.Available));
    }
}
