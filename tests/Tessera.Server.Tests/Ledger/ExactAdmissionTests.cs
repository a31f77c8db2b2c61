using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>L2 at the store: what is paid for is admitted, exactly, however many ask at once.</summary>
public sealed class ExactAdmissionTests : IAsyncLifetime
{
    private const int Clients = 200;
    private const long Cost = 7;

    private readonly TemporaryDatabase _temporary = new();

    private Database Database => _temporary.Database;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task A_balance_for_K_calls_admits_exactly_K(int calls)
    {
        // Split so that one call takes from both buckets, with one token less than another call would need.
        var balance = (calls * Cost) + Cost - 1;
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: balance / 3, packTokens: balance - (balance / 3));

        var outcomes = await AskAsync(caller.Asking(Cost), Math.Max(2 * calls, 10));

        outcomes.OfType<AdmissionOutcome.Admitted>().Count().ShouldBe(calls);
        outcomes.Except(outcomes.OfType<AdmissionOutcome.Admitted>())
            .ShouldAllBe(outcome => outcome is AdmissionOutcome.Refused && ((AdmissionOutcome.Refused)outcome).Reason is HoldOutcome.InsufficientTokens);
        await ShouldStandAsync(caller, calls, available: Cost - 1, held: calls * Cost);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task A_key_with_a_budget_for_K_calls_admits_exactly_K(int calls)
    {
        var account = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: 1_000_000);
        var caller = await account.WithKeyAsync(Database, (calls * Cost) + Cost - 1);

        var outcomes = await AskAsync(caller.Asking(Cost), Math.Max(2 * calls, 10));

        outcomes.OfType<AdmissionOutcome.Admitted>().Count().ShouldBe(calls);
        outcomes.OfType<AdmissionOutcome.ChargeRefused>().Count().ShouldBe(outcomes.Count - calls);
        await ShouldStandAsync(caller, calls, available: 1_000_000 - (calls * Cost), held: calls * Cost);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(50)]
    public async Task A_limit_of_K_open_generations_admits_exactly_K(int limit)
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: 1_000_000);

        var outcomes = await AskAsync(caller.Asking(Cost, pending: limit), (2 * limit) + 10);

        outcomes.OfType<AdmissionOutcome.Admitted>().Count().ShouldBe(limit);
        outcomes.OfType<AdmissionOutcome.Refused>().ShouldAllBe(refused => refused.Reason is HoldOutcome.TooManyPending);
        await ShouldStandAsync(caller, limit, available: 1_000_000 - (limit * Cost), held: limit * Cost);
    }

    [Fact]
    public async Task A_call_the_account_cannot_pay_leaves_the_keys_budget_alone()
    {
        var account = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: Cost);
        var caller = await account.WithKeyAsync(Database, 2 * Cost);

        var outcomes = await AskAsync(caller.Asking(Cost), 50);

        outcomes.OfType<AdmissionOutcome.Admitted>().Count().ShouldBe(1);
        outcomes.OfType<AdmissionOutcome.Refused>().Count().ShouldBe(49);
        (await _temporary.CountAsync($"api_keys WHERE budget_used = {Cost}")).ShouldBe(1);
    }

    /// <summary>The check's own check: a hold that gives back what it takes is seen by the count and by the ledger.</summary>
    [Fact]
    public async Task A_hold_that_takes_nothing_would_be_found()
    {
        await Database.AddMutantAsync(
            "AFTER UPDATE OF pending ON wallets WHEN new.pending > old.pending",
            $"UPDATE wallets SET pack_tokens = pack_tokens + {Cost} WHERE account_id = new.account_id");
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: Cost);

        var outcomes = await AskAsync(caller.Asking(Cost), 20);

        outcomes.OfType<AdmissionOutcome.Admitted>().Count().ShouldBe(20);
        (await Database.ReadAsync(VerifyLedger.RunAsync)).ShouldNotBeEmpty();
    }

    private static ParallelOptions Parallelism =>
        new() { MaxDegreeOfParallelism = Clients, CancellationToken = TestContext.Current.CancellationToken };

    private async Task<IReadOnlyList<AdmissionOutcome>> AskAsync(NewGeneration admission, int times)
    {
        var store = TestStores.Generations(Database, new FixedTime(LedgerAccounts.Now));
        var outcomes = new AdmissionOutcome[times];
        await Parallel.ForAsync(0, times, Parallelism, async (index, _) => outcomes[index] = await store.InsertAdmittedAsync(admission));
        return outcomes;
    }

    private async Task ShouldStandAsync(Caller caller, int open, long available, long held)
    {
        var wallet = await Database.ReadAsync(session => LedgerStore.GetWalletAsync(session, caller.Account));
        (wallet.Available, wallet.HeldTokens, wallet.Pending).ShouldBe((available, held, open));
        (await _temporary.CountAsync("generations")).ShouldBe(open);
        (await Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
        (await Database.ReadAsync(VerifyGenerations.RunAsync)).ShouldBeEmpty();
    }
}
