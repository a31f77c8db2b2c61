using Tessera.Server.Catalog;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Admission;

/// <summary>
/// Ends plan periods that have expired: a renewing plan starts its next month, any other falls back to the free plan.
/// </summary>
internal sealed class PlanPeriods(Database database, PlanCatalog plans, DrawnGenerations drawn, TimeProvider time)
{
    /// <summary>Brings one account into its current period; does nothing when it already is.</summary>
    public async Task RollAsync(AccountId account)
    {
        // What was admitted in the period that has ended is paid by it.
        await drawn.RecallIfLentAsync(account);
        await database.WriteAsync(account.Value, async session =>
        {
            await RollAsync(session, account);
            return true;
        });
    }

    private async Task RollAsync(Session session, AccountId account)
    {
        var now = time.GetUtcNow();
        var wallet = await LedgerStore.LockWalletAsync(session, account);
        if (wallet.PlanEndsAt is not { } end || end > now)
        {
            return;
        }

        var period = Next(wallet, end, now);
        await LedgerStore.StartPeriodAsync(session, account, period, $"plan {period.Plan}", now);
    }

    private PlanPeriod Next(Wallet wallet, DateTimeOffset end, DateTimeOffset now)
    {
        if (!wallet.PlanRenews || plans.Find(wallet.Plan) is not { } plan)
        {
            return new PlanPeriod(plans.All[0].Slug, Tokens: 0, EndsAt: null, Renews: false);
        }

        var months = 1;
        while (end.AddMonths(months) <= now)
        {
            months++;
        }

        return new PlanPeriod(plan.Slug, plan.MonthlyTokens, end.AddMonths(months), Renews: true);
    }
}
