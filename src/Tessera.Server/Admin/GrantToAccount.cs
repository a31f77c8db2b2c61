using System.Globalization;
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
        HttpContext context, AccountRows rows, AccountStore accounts, PlanCatalog plans, Database database, TimeProvider time, bool confirmed = false)
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
        var question = await database.WriteAsync(async session =>
        {
            if (plan is null)
            {
                await LedgerStore.GrantPackAsync(session, account.Id, tokens ?? 0, Reason, now);
                return null;
            }

            var wallet = await LedgerStore.LockWalletAsync(session, account.Id);
            var gain = checked(plan.MonthlyTokens * (months ?? 1));
            if (!confirmed && gain < wallet.PlanTokens)
            {
                return Question(reference, wallet, plan, gain);
            }

            await OpenAccount.StartPlanAsync(session, account.Id, plan, months, now);
            return null;
        });
        return question is not null ? question : TypedResults.Ok(await rows.GetAsync(account.Id));
    }

    private static ApiError Question(string account, Wallet wallet, Plan plan, long gain) => AdminErrors.Confirm(
        string.Create(CultureInfo.InvariantCulture, $"The account {account} has {wallet.PlanTokens:N0} tokens left of its plan {wallet.Plan}; they end now, and the plan {plan.Slug} gives {gain:N0}."),
        string.Create(CultureInfo.InvariantCulture, $"У аккаунта {account} осталось {wallet.PlanTokens:N0} токенов тарифа {wallet.Plan}; они сгорят сейчас, а тариф {plan.Slug} даёт {gain:N0}."));
}
