using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary><c>PATCH /api/v2/user/me</c>: changes the display name or the threshold of <c>balance.low</c>.</summary>
internal static class ChangeMe
{
    public static async Task<Results<Ok<UserProfile>, ApiError>> Handle(
        ChangeMeRequest request, Caller caller, AccountStore accounts, LedgerStore ledger, PlanCatalog plans, Database database)
    {
        await database.WriteAsync(async session =>
        {
            if (request.Username is { } username)
            {
                await AccountStore.RenameAsync(session, caller.Account, username);
            }

            if (request.ChangesThreshold)
            {
                await LowBalanceAlert.SetThresholdAsync(session, caller.Account, request.LowBalanceThreshold ?? 0);
            }
        });
        return await GetMe.Handle(caller, accounts, ledger, plans);
    }
}
