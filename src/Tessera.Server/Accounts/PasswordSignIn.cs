using System.Net;
using Microsoft.AspNetCore.Identity;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary>
/// Finds the account of an email and a password. An unknown email and a wrong password get the same reply after the same time.
/// </summary>
internal sealed class PasswordSignIn(AccountStore accounts, Passwords passwords, SignInThrottle failures)
{
    public async Task<Result<Account>> TryAsync(string email, string password, IPAddress? from)
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
        if (account.SuspendedAt is not null)
        {
            return CredentialErrors.Suspended();
        }

        if (result != PasswordVerificationResult.SuccessRehashNeeded || account.PasswordHash is not { } old)
        {
            return account;
        }

        var hash = passwords.Hash(password);
        await accounts.RehashAsync(account.Id, old, hash);
        return account with { PasswordHash = hash };
    }
}
