using System.Diagnostics;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>Creates an account with its wallet and plan, in the caller's transaction.</summary>
internal static class OpenAccount
{
    /// <summary>The new account's ID; null when the email is taken.</summary>
    public static async Task<AccountId?> TryAsync(Session session, NewAccount account, Plan plan, DateTimeOffset now)
    {
        if (await AccountStore.TryAddAsync(session, account, now) is not { } id)
        {
            return null;
        }

        await LedgerStore.OpenWalletAsync(session, id, plan.Slug);
        await StartPlanAsync(session, id, plan, months: null, now);
        if (plan.OnceTokens > 0)
        {
            // Pack tokens, not plan tokens: a one-time grant must survive a change of plan.
            await LedgerStore.GrantPackAsync(session, id, plan.OnceTokens, $"welcome to {plan.Slug}", now);
        }

        return id;
    }

    /// <summary>
    /// Puts an account on a plan: renewed each month until changed, or for a number of months whose tokens are all credited
    /// now. A plan without monthly tokens has no period.
    /// </summary>
    public static Task StartPlanAsync(Session session, AccountId account, Plan plan, int? months, DateTimeOffset now)
    {
        Debug.Assert(months is null or > 0, "a plan lasts at least a month");
        var period = plan.MonthlyTokens == 0 && months is null
            ? new PlanPeriod(plan.Slug, Tokens: 0, EndsAt: null, Renews: false)
            : new PlanPeriod(plan.Slug, checked(plan.MonthlyTokens * (months ?? 1)), now.AddMonths(months ?? 1), Renews: months is null);
        return LedgerStore.StartPeriodAsync(session, account, period, $"plan {plan.Slug}", now);
    }

    /// <summary>The account to create. The email is lower-case; an account without a password can only use API keys.</summary>
    internal sealed record NewAccount(string? Email, string Username, string? PasswordHash)
    {
        public AccountRole Role { get; init; }
    }
}
