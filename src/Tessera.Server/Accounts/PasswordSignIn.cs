using System.Net;
using Microsoft.AspNetCore.Identity;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary>
/// Signs in with email and password. An unknown email and a wrong password get the same reply after the same time.
/// </summary>
internal sealed class PasswordSignIn(AccountStore accounts, Passwords passwords, SignInThrottle failures, TokenPairIssuer reply)
{
    public async Task<Result<SignedIn>> TryAsync(string email, string password, IPAddress? from)
    {
        if (failures.Begin(email, from) is { } wait)
        {
            return AccountErrors.TooManyTries(wait);
        }

        var account = await accounts.FindAsync(email);
        var result = passwords.Verify(account, password);
        if (account is null || result == PasswordVerificationResult.Failed)
        {
            return AccountErrors.WrongPassword();
        }

        failures.Succeed(email, from);
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            await accounts.SetPasswordHashAsync(account.Id, passwords.Hash(password));
        }

        return await reply.OpenAsync(account);
    }
}
