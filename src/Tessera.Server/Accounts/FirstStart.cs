using Tessera.Server.Catalog;
using Tessera.Server.Keys;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>
/// The owner's account and first key. Account, wallet and key are one transaction, which also notes that nobody has seen
/// the key; the note goes once it was shown. Killed in between, the next start finds the note, ends that key and
/// makes another: an owner is never left without a key he has seen, and the secret itself is never stored.
/// </summary>
internal sealed class FirstStart(Database database, PlanCatalog plans, TimeProvider time)
{
    private const string OwnersPlan = "elite";

    /// <summary>The key to show, or null when that has been done before.</summary>
    public async Task<string?> PrepareAsync()
    {
        var owner = await database.ReadAsync(AccountStore.FindOwnerAsync);
        if (owner is { UnseenKey: null })
        {
            return null;
        }

        var (secret, now) = (KeyText.New(isTest: false), time.GetUtcNow());
        await database.WriteAsync(async session =>
        {
            var id = owner?.Id ?? await OpenAsync(session, now);
            if (owner?.UnseenKey is { } unseen)
            {
                await KeyStore.RevokeAsync(session, unseen, now);
            }

            var key = await KeyStore.AddAsync(session, id, new KeyGrant("owner", IsTest: false), secret, now);
            await AccountStore.SetUnseenKeyAsync(session, id, key.Id);
        });
        return secret;
    }

    /// <summary>The key was shown.</summary>
    public Task ConfirmShownAsync() => database.WriteAsync(async session =>
    {
        if (await AccountStore.FindOwnerAsync(session) is { } owner)
        {
            await AccountStore.SetUnseenKeyAsync(session, owner.Id, null);
        }
    });

    private async Task<AccountId> OpenAsync(Session session, DateTimeOffset now)
    {
        var plan = plans.Find(OwnersPlan) ?? plans.All[^1];
        return await OpenAccount.TryAsync(session, new NewAccount(null, "owner", null, IsOwner: true), plan, now)
            ?? throw new InvalidOperationException("The owner's account was not added.");
    }
}
