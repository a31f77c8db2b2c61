using Tessera.Server.Catalog;
using Tessera.Server.Ledger;

namespace Tessera.Server.Generations.Jobs;

/// <summary>How long an account's plan keeps files.</summary>
internal sealed class FileRetention(LedgerStore ledger, PlanCatalog plans, TimeProvider time)
{
    /// <summary>When a file stored now expires; null for never.</summary>
    public async Task<DateTimeOffset?> ExpiryAsync(Generation generation)
    {
        var wallet = await ledger.GetWalletAsync(generation.Account);
        return plans.Find(wallet.Plan)?.RetentionDays is { } days ? time.GetUtcNow().AddDays(days) : null;
    }
}
