using Microsoft.Extensions.Options;
using Tessera.Server.Generations;
using Tessera.Server.Keys;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>Stores, composed as in the server.</summary>
internal static class TestStores
{
    public static GenerationStore Generations(Database database, TimeProvider time, GenerationNumbers? numbers = null) =>
        new(
            database,
            numbers ?? new GenerationNumbers(database, time),
            new JobLeases(database, Options.Create(new JobOptions()), time),
            [new KeyBudget()],
            new GenerationWebhooks([]),
            new WalletCache(new LedgerStore(database)),
            time);
}
