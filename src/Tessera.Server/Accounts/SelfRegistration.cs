using System.Net;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>
/// Creates self-registered accounts, on the smallest plan. If the email already has an account, the password signs in to it or
/// is refused as <c>login</c> refuses it. Either way one registration is counted and one password hash is computed, so the
/// reply does not reveal whether the account existed.
/// </summary>
internal sealed class SelfRegistration(
    RegistrationPolicy registrations, AccountStore accounts, PasswordSignIn signIn, Passwords passwords, PlanCatalog plans, Database database, TimeProvider time)
{
    public async Task<Result<Registered>> TryAsync(RegisterRequest request, IPAddress? from)
    {
        if (!(await registrations.StateAsync()).IsOpen)
        {
            return AccountErrors.RegistrationClosed();
        }

        if (registrations.TryBegin(from) is { } wait)
        {
            return AccountErrors.TooManyRegistrations(wait);
        }

        if (await accounts.FindAsync(request.Email) is not null)
        {
            var known = await signIn.TryAsync(request.Email, request.Password, from);
            return known.IsError ? known.Error : new Registered(known.Value, IsNew: false);
        }

        return await TryOpenAsync(request) is { } opened ? new Registered(opened, IsNew: true) : AccountErrors.WrongPassword();
    }

    // Null when the email was taken in the meantime.
    private async Task<Account?> TryOpenAsync(RegisterRequest request)
    {
        var account = new OpenAccount.NewAccount(request.Email, request.Username ?? request.Email.Split('@')[0], passwords.Hash(request.Password));
        var now = time.GetUtcNow();
        return await database.WriteAsync(session => OpenAccount.TryAsync(session, account, plans.All[0], now)) is { } id
            ? new Account(id, account.Email, account.Username, now) { PasswordHash = account.PasswordHash }
            : null;
    }

    /// <summary>The account, and whether this registration created it.</summary>
    internal sealed record Registered(Account Account, bool IsNew);
}
