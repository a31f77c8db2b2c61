using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tessera.Server.Generations;
using Tessera.Server.Keys;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>Stores, composed as in the server, of which each call waits for its own commit.</summary>
internal static class TestStores
{
    public static GenerationStore Generations(Database database, TimeProvider time, GenerationNumbers? numbers = null) =>
        Compose(database, time, numbers, new AllowanceOptions { Enabled = false }).Store;

    /// <summary>The store of a node that admits against allowances, and what it uses. Rows are written when something needs them.</summary>
    public static (GenerationStore Store, DrawnGenerations Drawn, Allowances Allowances) Borrowing(Database database, TimeProvider time) =>
        Compose(database, time, numbers: null, new AllowanceOptions());

    private static (GenerationStore Store, DrawnGenerations Drawn, Allowances Allowances) Compose(
        Database database, TimeProvider time, GenerationNumbers? numbers, AllowanceOptions options)
    {
        numbers ??= new GenerationNumbers(database, time);
        IAdmissionCharge[] charges = [new KeyBudget()];
        var webhooks = new GenerationWebhooks([]);
        var wallets = new WalletCache(new LedgerStore(database));
        var allowances = new Allowances(database, new LedgerStore(database), wallets, Options.Create(options), time);
        var admissions = new GenerationAdmissions(new JobLeases(database, Options.Create(new JobOptions()), time), charges, webhooks, allowances, time);
        var drawn = new DrawnGenerations(database, numbers, admissions, allowances, time, NullLogger<DrawnGenerations>.Instance)
        {
            WrittenAfter = TimeSpan.FromHours(1),
        };
        return (new GenerationStore(database, numbers, admissions, drawn, webhooks, wallets, time), drawn, allowances);
    }
}
