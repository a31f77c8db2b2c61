using Tessera.Server.Artifacts;
using Tessera.Server.Ledger;

namespace Tessera.Server.Generations.Outcome;

/// <summary>Ends a generation in one durable commit, which tells whoever waits, on any node. The only way to a final state.</summary>
internal sealed class SettleGeneration(GenerationStore store, WalletCache wallets, SignedLinks links)
{
    /// <summary>Null when somebody else ended it first.</summary>
    /// <param name="generation">As it was claimed or admitted.</param>
    /// <param name="hold">Its hold where it is known; it is read from the journal otherwise.</param>
    /// <param name="outcome">How it ends.</param>
    /// <param name="fence">The worker's fencing token; null for an end that needs none (cancel).</param>
    public async Task<SettledGeneration?> SettleAsync(Generation generation, Hold? hold, GenerationOutcome outcome, long? fence)
    {
        if (outcome.FileExtension is { } extension)
        {
            outcome = outcome with { ResultUrl = links.ForGeneration(generation.Id.Value, extension) };
        }

        var settled = await store.SettleAsync(generation, hold, outcome, fence);
        if (settled is null)
        {
            return null;
        }

        wallets.Update(settled.Wallet);
        return settled;
    }
}
