using Tessera.Server.Artifacts;
using Tessera.Server.Ledger;

namespace Tessera.Server.Generations;

/// <summary>Ends a generation in one durable commit, which tells whoever waits, on any node. The only way to a final state.</summary>
internal sealed class SettleGeneration(GenerationStore store, SeenWallets wallets, SignedLinks links)
{
    /// <summary>Null when somebody else ended it first.</summary>
    /// <param name="generation">As it was claimed or admitted.</param>
    /// <param name="hold">Its hold where it is known; it is read from the journal otherwise.</param>
    /// <param name="ending">How it ends.</param>
    /// <param name="fence">The worker's fencing token; null for an end that needs none (cancel).</param>
    public async Task<Settled?> SettleAsync(Generation generation, Hold? hold, Ending ending, long? fence)
    {
        if (ending.FileExtension is { } extension)
        {
            ending = ending with { ResultUrl = links.ForGeneration(generation.Id.Value, extension) };
        }

        var settled = await store.SettleAsync(generation, hold, ending, fence);
        if (settled is null)
        {
            return null;
        }

        wallets.Saw(settled.Wallet);
        return settled;
    }
}
