using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Accounts;

/// <summary><c>GET /api/v2/user/me</c>.</summary>
internal static class GetMe
{
    public static async Task<Results<Ok<UserProfile>, ApiError>> Handle(
        Caller caller, AccountStore accounts, LedgerStore ledger, PlanCatalog plans)
    {
        if (await accounts.FindAsync(caller.Account) is not { } account)
        {
            return ApiErrors.NotAuthenticated();
        }

        var wallet = await ledger.GetWalletAsync(caller.Account);
        return TypedResults.Ok(UserProfile.Of(account, wallet, plans.Find(wallet.Plan) ?? plans.All[0]));
    }
}
