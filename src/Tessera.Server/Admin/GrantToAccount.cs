using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin;

/// <summary>
/// <c>admin account grant</c>: grants pack tokens, which never expire, or a plan: renewed each month until changed, or for a
/// number of months whose tokens are all credited now.
/// </summary>
internal static class GrantToAccount
{
    private const long MaxTokens = 1_000_000_000_000;
    private const string Reason = "granted by the operator";

    public static async Task<Results<Ok<AccountRow>, ApiError>> Handle(
        Request request, AccountRows rows, AccountStore accounts, PlanCatalog plans, Database database, TimeProvider time, bool confirmed = false)
    {
        if (await accounts.FindByReferenceAsync(request.Account) is not { } account)
        {
            return AdminErrors.NoSuchAccount(request.Account);
        }

        var plan = request.Plan is { } slug ? plans.Find(slug) : null;
        var now = time.GetUtcNow();
        var question = await database.WriteAsync(async session =>
        {
            if (plan is null)
            {
                await LedgerStore.GrantPackAsync(session, account.Id, request.Tokens ?? 0, Reason, now);
                return null;
            }

            var wallet = await LedgerStore.LockWalletAsync(session, account.Id);
            var gain = checked(plan.MonthlyTokens * (request.Months ?? 1));
            if (!confirmed && gain < wallet.PlanTokens)
            {
                return Question(request.Account, wallet, plan, gain);
            }

            await OpenAccount.StartPlanAsync(session, account.Id, plan, request.Months, now);
            return null;
        });
        return question is not null ? question : TypedResults.Ok(await rows.GetAsync(account.Id));
    }

    private static ApiError Question(string account, Wallet wallet, Plan plan, long gain) => AdminErrors.Confirm(
        string.Create(CultureInfo.InvariantCulture, $"The account {account} has {wallet.PlanTokens:N0} tokens left from its plan {wallet.Plan}; they expire now, and the plan {plan.Slug} grants {gain:N0}."),
        string.Create(CultureInfo.InvariantCulture, $"У аккаунта {account} осталось {wallet.PlanTokens:N0} токенов тарифа {wallet.Plan}; они сгорят сейчас, а тариф {plan.Slug} даёт {gain:N0}."));

    internal sealed record Request : IRequestBody<Request>, ICheckedBody
    {
        /// <summary>The account's number or email.</summary>
        [StringLength(EmailAddress.MaxLength, MinimumLength = 1)]
        public required string Account { get; init; }

        [Range(1, MaxTokens)]
        public long? Tokens { get; init; }

        [StringLength(AdminErrors.MaxPlanLength, MinimumLength = 1)]
        public string? Plan { get; init; }

        [Range(1, 120)]
        public int? Months { get; init; }

        public IEnumerable<FieldError> Check(IServiceProvider services) =>
            Tokens is null == Plan is null ? [new("tokens", "Give either tokens or a plan.")] : AdminErrors.CheckPlan(Plan, services);
    }
}
