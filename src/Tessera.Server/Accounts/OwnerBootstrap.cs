using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Keys;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>
/// Creates the owner's account and first key. Account, wallet and key are one transaction, which also marks the key as not
/// shown; showing it removes the mark. If the process is killed in between, the next start finds the mark, revokes that key and
/// creates another, so the owner always sees a working key and the plain secret is never stored.
/// </summary>
internal sealed class OwnerBootstrap(Database database, PlanCatalog plans, TimeProvider time)
{
    private const string OwnersPlan = "elite";

    // Another node may be about to show the key; leave it valid for this long.
    private static readonly TimeSpan ShownWithin = TimeSpan.FromMinutes(1);

    /// <summary>The key to show, or null when it has already been shown.</summary>
    public async Task<string?> PrepareAsync()
    {
        var owner = await database.ReadAsync(AccountStore.FindOwnerAsync);
        var (secret, now) = (ApiKeyFormat.New(isTest: false), time.GetUtcNow());
        if (owner is { UnseenKey: null } || (database.IsShared && owner is { MadeAt: var made } && now - made < ShownWithin))
        {
            return null;
        }

        return await database.WriteAsync(async session =>
        {
            if ((owner?.Id ?? await TryOpenAsync(session, now)) is not { } id)
            {
                return null;
            }

            if (owner?.UnseenKey is { } unseen)
            {
                await KeyStore.RevokeAsync(session, unseen, now);
            }

            var key = await KeyStore.AddAsync(session, id, new KeyGrant("owner", IsTest: false), secret, now);
            await AccountStore.SetUnseenKeyAsync(session, id, key.Id);
            return secret;
        });
    }

    /// <summary>Records that the key was shown.</summary>
    public Task ConfirmShownAsync() => database.WriteAsync(async session =>
    {
        if (await AccountStore.FindOwnerAsync(session) is { } owner)
        {
            await AccountStore.SetUnseenKeyAsync(session, owner.Id, null);
        }
    });

    // Null when another node created the owner first.
    private Task<AccountId?> TryOpenAsync(Session session, DateTimeOffset now)
    {
        var plan = plans.Find(OwnersPlan) ?? plans.All[^1];
        return OpenAccount.TryAsync(session, new OpenAccount.NewAccount(null, "owner", null) { Role = AccountRole.Owner }, plan, now);
    }
}
