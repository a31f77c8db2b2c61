using System.Data.Common;
using Dapper;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>L5: a hold has one end, whoever else tries at the same moment.</summary>
public sealed class SettleRaceTests : IAsyncLifetime
{
    private const int AtOnce = 100;
    private const long Tokens = 10;

    private const long Charge = 7;

    // Not scaled: of fewer, one of the three ends may win none, and ten thousand take seconds.
    private const int Trials = 10_000;

    private static readonly GenerationOutcome Completed = new(GenerationState.Completed, Charge, "completed");
    private static readonly GenerationOutcome Expired = GenerationOutcome.Failure("timeout", "The provider took too long.");

    private readonly TemporaryDatabase _temporary = new();

    private Database Database => _temporary.Database;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task Of_settle_cancel_and_expire_exactly_one_wins_and_the_tokens_net_to_nothing()
    {
        var store = TestStores.Generations(Database, new FixedTime(LedgerAccounts.Now));
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 4, packTokens: Trials * Tokens);
        var wins = new int[3];

        await Parallel.ForAsync(0, Trials, Parallelism, async (trial, _) =>
        {
            var admitted = (await store.InsertAdmittedAsync(caller.Asking(Tokens))).ShouldBeOfType<AdmissionOutcome.Admitted>();
            var generation = admitted.Generation;
            Func<Task<SettledGeneration?>>[] ends =
            [
                () => store.FinishAsync(generation, admitted.Hold, Completed, generation.Fence),
                () => store.FinishAsync(generation, null, GenerationOutcome.Cancellation, null),
                () => store.FinishAsync(generation, null, Expired, generation.Fence),
            ];
            var settled = new SettledGeneration?[3];
            await Parallel.ForAsync(0, 3, async (place, _) =>
            {
                // Each of the three comes first in a third of the trials.
                var who = (place + trial) % 3;
                settled[who] = await ends[who]();
            });

            settled.Count(end => end is not null).ShouldBe(1);
            Interlocked.Increment(ref wins[Array.FindIndex(settled, end => end is not null)]);
        });

        wins.ShouldAllBe(count => count > 0);
        var wallet = await Database.ReadAsync(session => LedgerStore.GetWalletAsync(session, caller.Account));
        (wallet.HeldTokens, wallet.Pending).ShouldBe((0, 0));
        wallet.Available.ShouldBe(4 + (Trials * Tokens) - (wins[0] * Charge));
        (await _temporary.CountAsync("journal WHERE kind = 'settle'")).ShouldBe(Trials);
        (await _temporary.CountAsync($"generations WHERE state = {(int)GenerationState.Completed} AND tokens_spent = {Charge}")).ShouldBe(wins[0]);
        (await Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
        (await Database.ReadAsync(VerifyGenerations.RunAsync)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_the_rows_compare_and_set_the_journal_still_refuses_a_second_end()
    {
        var (caller, won) = await SettleThriceAsync(trials: 500);

        won.ShouldAllBe(count => count == 1);
        var wallet = await Database.ReadAsync(session => LedgerStore.GetWalletAsync(session, caller.Account));
        (wallet.HeldTokens, wallet.Pending).ShouldBe((0, 0));
        (await Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
    }

    /// <summary>The check's own check: without the index the same race is lost, and both this test and the ledger's see it.</summary>
    [Fact]
    public async Task Without_the_index_a_hold_ends_more_than_once_and_the_ledger_check_reports_it()
    {
        await Database.WriteAsync(session => session.Connection.ExecuteAsync("DROP INDEX journal_once"));

        var (_, won) = await SettleThriceAsync(trials: 20);

        won.ShouldContain(count => count > 1);
        (await Database.ReadAsync(VerifyLedger.RunAsync)).ShouldContain(broken => broken.StartsWith("I7", StringComparison.Ordinal));
    }

    private static ParallelOptions Parallelism =>
        new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken };

    /// <summary>Ends each of many holds three times, by the ledger alone; how often each end went through.</summary>
    private async Task<(Caller Caller, int[] Won)> SettleThriceAsync(int trials)
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: trials * Tokens);
        var holds = await Database.WriteAsync(async session =>
        {
            var taken = new List<Hold>();
            for (var generation = 0; generation < trials; generation++)
            {
                var outcome = (HoldOutcome.Taken)(await LedgerStore.HoldAsync(session, [caller.Asking(Tokens).Hold]))[0];
                await LedgerStore.RecordHoldAsync(session, outcome.Hold, generation, "hold", LedgerAccounts.Now);
                taken.Add(outcome.Hold);
            }

            return taken;
        });
        var won = new int[trials];
        await Parallel.ForAsync(0, trials * 3, Parallelism, async (attempt, _) =>
        {
            var (generation, charge) = (attempt / 3, attempt % 3);
            try
            {
                await Database.WriteAsync(session =>
                    LedgerStore.SettleAsync(session, [new Settlement(holds[generation], generation, charge, "settled", LedgerAccounts.Now)]));
                Interlocked.Increment(ref won[generation]);
            }
            catch (DbException refusal) when (refusal.IsBrokenConstraint())
            {
                // The second and the third.
            }
        });
        return (caller, won);
    }
}
