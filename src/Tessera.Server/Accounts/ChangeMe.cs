using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary><c>PATCH /api/v2/user/me</c>: another name, another threshold of <c>balance.low</c>.</summary>
internal static class ChangeMe
{
    private const string Threshold = "low_balance_threshold";

    public static async Task<Results<Ok<UserProfile>, ApiError>> Handle(
        HttpContext context, Caller caller, AccountStore accounts, LedgerStore ledger, PlanCatalog plans, Database database)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "username", Threshold);
        var username = members.Text("username", 1, AccountErrors.LongestUsername);
        var threshold = members.Whole(Threshold, 0, LowBalanceAlert.Highest);
        if (members.Error is { } invalid)
        {
            return invalid;
        }

        await database.WriteAsync(async session =>
        {
            if (username is not null)
            {
                await AccountStore.RenameAsync(session, caller.Account, username);
            }

            if (members.Names(Threshold))
            {
                await LowBalanceAlert.SetThresholdAsync(session, caller.Account, threshold ?? 0);
            }
        });
        return await GetMe.Handle(caller, accounts, ledger, plans);
    }
}
