using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.V2.Balance;

/// <summary><c>GET /api/v2/user/balance</c>: the balance and what it is made of, and how much is kept of uploads.</summary>
internal static class GetUserBalance
{
    public static async Task<Ok<BalanceDetails>> Handle(
        Caller caller, WalletCache wallets, PlanPeriods periods, PlanCatalog plans, UploadStore uploads, TimeProvider time)
    {
        var wallet = await GetBalance.WalletNowAsync(caller.Account, wallets, periods, time);
        var plan = plans.Find(wallet.Plan) ?? plans.All[0];
        var use = await uploads.UseOfAsync(caller.Account, time.GetUtcNow());
        return TypedResults.Ok(new BalanceDetails(
            wallet.Available, wallet.Plan, wallet.PlanEndsAt, wallet.PlanTokens, wallet.PackTokens, wallet.HeldTokens,
            new UploadsKept(use.Bytes, plan.UploadBytes, use.Files, plan.UploadFiles, use.LastHour, plan.HourlyUploads)));
    }

    /// <param name="TokenBalance">Tokens that can be spent now: <c>plan_tokens_remaining</c> + <c>bonus_tokens</c>.</param>
    /// <param name="Plan">The plan's slug.</param>
    /// <param name="PlanExpiresAt">When the plan period and its tokens end; null never.</param>
    /// <param name="PlanTokensRemaining">Spent first; they end with the period.</param>
    /// <param name="BonusTokens">Tokens of packs and gifts; they never expire.</param>
    /// <param name="HeldTokens">Set aside for generations that run; not part of <c>token_balance</c>.</param>
    /// <param name="Uploads">What is kept of files handed in, and what the plan allows.</param>
    internal sealed record BalanceDetails(
        long TokenBalance, string Plan, DateTimeOffset? PlanExpiresAt, long PlanTokensRemaining, long BonusTokens, long HeldTokens, UploadsKept Uploads);

    /// <param name="Bytes">Kept now.</param>
    /// <param name="LimitBytes">At once; null is unlimited.</param>
    /// <param name="Files">Kept now.</param>
    /// <param name="LimitFiles">At once; null is unlimited.</param>
    /// <param name="LastHour">Files of the last hour.</param>
    /// <param name="LimitHour">Files an hour; null is unlimited.</param>
    internal sealed record UploadsKept(long Bytes, long? LimitBytes, long Files, int? LimitFiles, long LastHour, int? LimitHour);
}
