using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Generations.Admission;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.V2.Balance;

/// <summary><c>GET /api/v2/balance</c>: what can be spent now.</summary>
internal static class GetBalance
{
    public static async Task<Ok<Balance>> Handle(Caller caller, WalletCache wallets, PlanPeriods periods, TimeProvider time)
    {
        var wallet = await WalletNowAsync(caller.Account, wallets, periods, time);
        return TypedResults.Ok(new Balance(wallet.Available, wallet.Plan, wallet.PlanEndsAt));
    }

    /// <summary>The wallet as committed, in its present plan period: tokens of a period that is over are not shown.</summary>
    public static async Task<Wallet> WalletNowAsync(AccountId account, WalletCache wallets, PlanPeriods periods, TimeProvider time)
    {
        var wallet = await wallets.ReloadAsync(account);
        if (wallet.PlanEndsAt is not { } end || end > time.GetUtcNow())
        {
            return wallet;
        }

        await periods.RollAsync(account);
        return await wallets.ReloadAsync(account);
    }

    /// <param name="TokenBalance">Tokens that can be spent now: those of the plan and those of packs.</param>
    /// <param name="Plan">The plan's slug.</param>
    /// <param name="PlanExpiresAt">When the plan period and its tokens end; null never.</param>
    internal sealed record Balance(long TokenBalance, string Plan, DateTimeOffset? PlanExpiresAt);
}
