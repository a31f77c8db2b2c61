using Microsoft.AspNetCore.Http;
using Tessera.Server.Generations;
using Tessera.Server.Idempotency;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Ledger;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Idempotency;

/// <summary>
/// Of those who ask with one key, the database lets one in: the process that answers has a shortcut, two nodes have not.
/// </summary>
public sealed class KeyClaimTests : IAsyncLifetime
{
    private readonly TemporaryDatabase _temporary = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task Of_fifty_admissions_on_two_nodes_one_is_held_and_charged()
    {
        var caller = await LedgerAccounts.OpenAsync(_temporary.Database, planTokens: 0, packTokens: 1000);
        await using var other = _temporary.OpenBeside();
        GenerationStore[] nodes = [StoreOf(_temporary.Database), StoreOf(other)];
        var keyed = await CallAsync(caller.Account);
        var outcomes = new AdmissionOutcome[50];

        await Parallel.ForAsync(0, outcomes.Length, TestHttp.Ct, async (index, _) =>
            outcomes[index] = await nodes[index % 2].InsertAdmittedAsync(caller.Asking(7) with { Keyed = keyed }));

        var admitted = outcomes.OfType<AdmissionOutcome.Admitted>().Single();
        outcomes.OfType<AdmissionOutcome.IdempotencyKeyTaken>().Count().ShouldBe(49);
        var wallet = await _temporary.Database.ReadAsync(session => LedgerStore.GetWalletAsync(session, caller.Account));
        (wallet.Available, wallet.HeldTokens, wallet.Pending).ShouldBe((993, 7, 1));
        (await _temporary.CountAsync("generations")).ShouldBe(1);
        (await _temporary.CountAsync($"idempotency_keys WHERE generation_id = {admitted.Generation.Id}")).ShouldBe(1);
        (await _temporary.Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_admission_that_is_refused_writes_no_key()
    {
        var caller = await LedgerAccounts.OpenAsync(_temporary.Database, planTokens: 0, packTokens: 6);

        var refused = await StoreOf(_temporary.Database).InsertAdmittedAsync(caller.Asking(7) with { Keyed = await CallAsync(caller.Account) });

        refused.ShouldBeOfType<AdmissionOutcome.Refused>();
        (await _temporary.CountAsync("idempotency_keys")).ShouldBe(0);
    }

    private static GenerationStore StoreOf(Database database) => TestStores.Generations(database, new FixedTime(LedgerAccounts.Now));

    private static async Task<IdempotentCall> CallAsync(Tessera.Server.Ledger.AccountId account)
    {
        var context = new DefaultHttpContext();
        var key = IdempotencyKey.Read("one-key").Value.ShouldNotBeNull();
        var call = new IdempotentCall(new IdempotentCallId(account, IsTest: false, "POST /api/v2/generate", key.Hash), key, RequestDigest.Start(context));
        await call.PrepareAsync("unified");
        return call;
    }
}
