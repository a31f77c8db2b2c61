using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Tests.Storage;
using Node = (Tessera.Server.Generations.GenerationStore Store, Tessera.Server.Generations.DrawnGenerations Drawn, Tessera.Server.Generations.Allowances Allowances);

namespace Tessera.Server.Tests.Ledger;

/// <summary>Nodes that borrow of one account on one PostgreSQL database.</summary>
[OneEngine]
public sealed class BorrowingNodesTests
{
    [Fact]
    public async Task Two_nodes_spend_exactly_the_last_prices()
    {
        const int Payable = 60;
        await using var shared = new TemporaryDatabase(TestDatabase.Postgres);
        await using var beside = shared.OpenBeside();
        var caller = await LedgerAccounts.OpenAsync(shared.Database, planTokens: 0, packTokens: (Payable * BorrowingTests.Cost) + BorrowingTests.Cost - 1);
        Node[] nodes = [TestStores.Borrowing(shared.Database, TimeProvider.System), TestStores.Borrowing(beside, TimeProvider.System)];

        var charged = 0;
        await Parallel.ForAsync(0, 2 * Payable, BorrowingTests.Parallelism, async (turn, _) =>
            Interlocked.Add(ref charged, await BorrowingTests.RunAsync(nodes[turn % 2], caller) ? 1 : 0));

        charged.ShouldBe(Payable);
        (await shared.Database.ReadAsync(session => LedgerStore.GetWalletAsync(session, caller.Account))).Available.ShouldBe(BorrowingTests.Cost - 1);
        (await shared.Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
        (await shared.Database.ReadAsync(VerifyGenerations.RunAsync)).ShouldBeEmpty();
    }
}
