using Tessera.Server.Catalog;
using Tessera.Server.Ledger;

namespace Tessera.Server.Accounts;

/// <summary>Puts a user's profile together from the account, its wallet and its plan.</summary>
internal sealed class UserProfiles(AccountStore accounts, LedgerStore ledger, PlanCatalog plans)
{
    /// <summary>The profile of an account; null when there is no such account.</summary>
    public async Task<UserProfile?> FindAsync(AccountId id)
    {
        if (await accounts.FindAsync(id) is not { } account)
        {
            return null;
        }

        var wallet = await ledger.GetWalletAsync(id);
        return UserProfile.Of(account, wallet, plans.Find(wallet.Plan) ?? plans.All[0]);
    }
}
