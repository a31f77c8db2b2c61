using Tessera.Server.Catalog;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>Creates self-registered accounts: on the smallest plan, and signed in.</summary>
internal sealed class SelfRegistration(Passwords passwords, PlanCatalog plans, Database database, TokenPairIssuer reply, TimeProvider time)
{
    /// <summary>The reply with the new account's tokens; null when the email was taken in the meantime.</summary>
    public async Task<SignedIn?> TryOpenAsync(string email, string? username, string password)
    {
        var (account, now) = (new OpenAccount.NewAccount(email, username ?? email.Split('@')[0], passwords.Hash(password)), time.GetUtcNow());
        return await database.WriteAsync(session => OpenAccount.TryAsync(session, account, plans.All[0], now)) is { } id
            ? await reply.OpenAsync(new Account(id, email, account.Username, IsOwner: false, now)) with { IsNewUser = true }
            : null;
    }
}
