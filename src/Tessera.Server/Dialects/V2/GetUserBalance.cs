using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.V2;

/// <summary><c>GET /api/v2/user/balance</c>: the balance and what it is made of.</summary>
internal static class GetUserBalance
{
    public static async Task<Ok<BalanceDetails>> Handle(Caller caller, SeenWallets wallets, PlanPeriods periods, TimeProvider time)
    {
        var wallet = await GetBalance.WalletNowAsync(caller.Account, wallets, periods, time);
        return TypedResults.Ok(new BalanceDetails(
            wallet.Available, wallet.Plan, wallet.PlanEndsAt, wallet.PlanTokens, wallet.PackTokens, wallet.HeldTokens));
    }

    /// <param name="TokenBalance">Tokens that can be spent now: <c>plan_tokens_remaining</c> + <c>bonus_tokens</c>.</param>
    /// <param name="Plan">The plan's slug.</param>
    /// <param name="PlanExpiresAt">When the plan period and its tokens end; null never.</param>
    /// <param name="PlanTokensRemaining">Spent first; they end with the period.</param>
    /// <param name="BonusTokens">Tokens of packs and gifts; they never end.</param>
    /// <param name="HeldTokens">Set aside for generations that run; not part of <c>token_balance</c>.</param>
    internal sealed record BalanceDetails(
        long TokenBalance, string Plan, DateTimeOffset? PlanExpiresAt, long PlanTokensRemaining, long BonusTokens, long HeldTokens);
}
