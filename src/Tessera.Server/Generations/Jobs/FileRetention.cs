using Tessera.Server.Catalog;
using Tessera.Server.Ledger;

namespace Tessera.Server.Generations.Jobs;

/// <summary>Says how long the plan of an account keeps its files.</summary>
internal sealed class FileRetention(LedgerStore ledger, PlanCatalog plans, TimeProvider time)
{
    /// <summary>When a file stored now goes; null never.</summary>
    public async Task<DateTimeOffset?> EndAsync(Generation generation)
    {
        var wallet = await ledger.GetWalletAsync(generation.Account);
        return plans.Find(wallet.Plan)?.RetentionDays is { } days ? time.GetUtcNow().AddDays(days) : null;
    }
}
