using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin;

/// <summary>
/// <c>admin account grant</c>: pack tokens, which never end, or a plan: month by month until changed, or for a number
/// of months whose tokens are credited at once.
/// </summary>
internal static class GrantToAccount
{
    private const long MostTokens = 1_000_000_000_000;
    private const string Reason = "granted by the operator";

    public static async Task<Results<Ok<AccountRow>, ApiError>> Handle(
        HttpContext context, AccountRows rows, AccountStore accounts, PlanCatalog plans, Database database, TimeProvider time)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "account", "tokens", "plan", "months");
        var reference = members.RequiredText("account", 1, Emails.Longest);
        var tokens = members.Whole("tokens", 1, MostTokens);
        var months = (int?)members.Whole("months", 1, 120);
        var plan = AdminErrors.ReadPlan(members, plans, members.Text("plan", 1, 40));
        if (members.Error is null && tokens is null == plan is null)
        {
            members.Refuse("tokens", "Give either tokens or a plan.");
        }

        if (members.Error is { } invalid)
        {
            return invalid;
        }

        if (await accounts.FindByReferenceAsync(reference) is not { } account)
        {
            return AdminErrors.NoSuchAccount(reference);
        }

        var now = time.GetUtcNow();
        await database.WriteAsync(session => plan is not null
            ? OpenAccount.StartPlanAsync(session, account.Id, plan, months, now)
            : LedgerStore.GrantPackAsync(session, account.Id, tokens ?? 0, Reason, now));
        return TypedResults.Ok(await rows.GetAsync(account.Id));
    }
}
