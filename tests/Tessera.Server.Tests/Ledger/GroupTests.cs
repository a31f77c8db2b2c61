using System.Data.Common;
using Dapper;
using Microsoft.AspNetCore.Http;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Idempotency;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Ledger;

/// <summary>Admissions and ends that meet in one group share its statements, and end as if each had been alone.</summary>
public sealed class GroupTests : IAsyncLifetime
{
    private static readonly GenerationOutcome Done = new(GenerationState.Completed, 3, "done");

    private readonly TemporaryDatabase _temporary = new();

    private Database Database => _temporary.Database;

    private GenerationStore Store => field ??= TestStores.Generations(Database, new FixedTime(LedgerAccounts.Now), Numbers);

    private GenerationNumbers Numbers => field ??= new GenerationNumbers(Database, new ManualTime());

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task Of_one_wallet_each_that_fits_is_admitted_in_the_order_of_asking()
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 4, packTokens: 6);

        var outcomes = await AdmitAsync(caller.Asking(7), caller.Asking(7), caller.Asking(3), caller.Asking(1));

        (outcomes[0].ShouldBeOfType<AdmissionOutcome.Admitted>().Hold is { FromPlan: 4, FromPack: 3 }).ShouldBeTrue();
        var refused = (HoldOutcome.InsufficientTokens)outcomes[1].ShouldBeOfType<AdmissionOutcome.Refused>().Reason;
        (outcomes[2].ShouldBeOfType<AdmissionOutcome.Admitted>().Hold is { FromPlan: 0, FromPack: 3 }).ShouldBeTrue();
        outcomes[3].ShouldBeOfType<AdmissionOutcome.Refused>();
        (refused.Required, refused.Wallet.Available).ShouldBe((7, 0));
        await ShouldStandAsync(caller, available: 0, held: 10, pending: 2);
    }

    [Fact]
    public async Task Of_one_wallet_plan_tokens_go_to_the_first_and_all_is_counted()
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 10, packTokens: 100);

        var outcomes = await AdmitAsync(caller.Asking(7), caller.Asking(7), caller.Asking(0), caller.Asking(7));

        outcomes.Cast<AdmissionOutcome.Admitted>().Select(one => (one.Hold.FromPlan, one.Hold.FromPack)).ShouldBe([(7, 0), (3, 4), (0, 0), (0, 7)]);
        var wallet = await ShouldStandAsync(caller, available: 89, held: 21, pending: 4);
        (wallet.PlanTokens, wallet.HourCount, wallet.DayCount).ShouldBe((0, 4, 4));
        // Each is shown the wallet after itself, as if it had been alone.
        outcomes.Cast<AdmissionOutcome.Admitted>()
            .Select(one => (one.Wallet.PlanTokens, one.Wallet.PackTokens, one.Wallet.HeldTokens, one.Wallet.Pending, one.Wallet.HourCount, one.Wallet.DayCount))
            .ShouldBe([(3, 100, 7, 1, 1, 1), (0, 96, 14, 2, 2, 2), (0, 96, 14, 3, 3, 3), (0, 89, 21, 4, 4, 4)]);
    }

    [Fact]
    public async Task An_account_without_tokens_is_refused_and_the_others_of_its_group_are_not()
    {
        var (rich, poor, other) = (await OpenAsync("rich", 100), await OpenAsync("poor", 6), await OpenAsync("other", 100));

        var outcomes = await AdmitAsync(rich.Asking(7), poor.Asking(7), other.Asking(7), rich.Asking(7));

        outcomes.Select(outcome => outcome is AdmissionOutcome.Admitted).ShouldBe([true, false, true, true]);
        await ShouldStandAsync(rich, available: 86, held: 14, pending: 2);
        await ShouldStandAsync(poor, available: 6, held: 0, pending: 0);
        await ShouldStandAsync(other, available: 93, held: 7, pending: 1);
    }

    [Fact]
    public async Task Each_limit_admits_exactly_what_it_allows_of_a_group()
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: 1000);
        var hourly = caller.Asking(1) with { Hold = caller.Asking(1).Hold with { Limits = LedgerAccounts.NoLimits with { Hour = 3 } } };

        var outcomes = await AdmitAsync(hourly, hourly, hourly, hourly, hourly);

        outcomes.Select(outcome => outcome is AdmissionOutcome.Admitted).ShouldBe([true, true, true, false, false]);
        outcomes.OfType<AdmissionOutcome.Refused>().ShouldAllBe(refused => refused.Reason is HoldOutcome.HourLimit);
        await ShouldStandAsync(caller, available: 997, held: 3, pending: 3);
    }

    [Fact]
    public async Task An_idempotency_key_admits_one_of_a_group()
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: 100);
        var keyed = caller.Asking(7) with { Keyed = await CallAsync(caller.Account) };

        var outcomes = await AdmitAsync(caller.Asking(7), keyed, caller.Asking(7), keyed, caller.Asking(7));

        outcomes[3].ShouldBeOfType<AdmissionOutcome.IdempotencyKeyTaken>();
        var admitted = outcomes.OfType<AdmissionOutcome.Admitted>().ToList();
        admitted.Count.ShouldBe(4);
        (await _temporary.CountAsync($"idempotency_keys WHERE generation_id = {admitted[1].Generation.Id}")).ShouldBe(1);
        await ShouldStandAsync(caller, available: 72, held: 28, pending: 4);
    }

    [Fact]
    public async Task Every_row_and_line_is_of_the_call_that_it_was_written_for()
    {
        Caller[] callers = [await OpenAsync("one", 1000), await OpenAsync("two", 1000), await OpenAsync("three", 1000)];
        NewGeneration[] asked = [.. Enumerable.Range(0, 50).Select(turn => callers[turn % 3].Asking(turn) with { Prompt = $"prompt {turn}", Model = $"model {turn}" })];

        var admitted = (await AdmitAsync(asked)).Cast<AdmissionOutcome.Admitted>().ToList();

        await using var connection = await _temporary.ConnectAsync();
        for (var turn = 0; turn < asked.Length; turn++)
        {
            var id = admitted[turn].Generation.Id.Value;
            var row = await connection.Connection.QuerySingleAsync<(long, string, string, long, string)>(
                $"SELECT g.account_id, prompt, model, held, reason FROM generations g JOIN journal j ON j.generation_id = g.id WHERE g.id = {id}");
            row.ShouldBe((asked[turn].Caller.Account.Value, $"prompt {turn}", $"model {turn}", (long)turn, $"generation with model {turn}"));
        }
    }

    [Fact]
    public async Task A_violated_rule_fails_only_its_own_settlement_in_a_group()
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 20, packTokens: 100);
        var open = (await AdmitAsync([.. Enumerable.Repeat(caller.Asking(7), 9)])).Cast<AdmissionOutcome.Admitted>().ToList();
        // As if this one had been settled although its row is open: the journal refuses a second line.
        await Database.WriteAsync(session => session.Connection.ExecuteAsync(
            $"""
            INSERT INTO journal (account_id, at, kind, plan_period, generation_id, reason)
            VALUES ({caller.Account}, 0, 'settle', 1, {open[4].Generation.Id}, 'already')
            """));

        var ends = await FinishAsync(open);

        (await Should.ThrowAsync<DbException>(ends[4])).IsBrokenConstraint().ShouldBeTrue();
        foreach (var end in ends.Where((_, index) => index != 4))
        {
            (await end).ShouldNotBeNull().Generation.TokensSpent.ShouldBe(3);
        }

        (await _temporary.CountAsync($"generations WHERE state < {(int)GenerationState.Completed} AND id = {open[4].Generation.Id}")).ShouldBe(1);
        var wallet = await Database.ReadAsync(session => LedgerStore.GetWalletAsync(session, caller.Account));
        (wallet.Available, wallet.HeldTokens, wallet.Pending).ShouldBe((120 - 7 - (8 * 3), 7, 1));
    }

    [Fact]
    public async Task Of_two_ends_of_one_generation_the_first_that_may_counts()
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: 100);
        var open = (await AdmitAsync(caller.Asking(7), caller.Asking(7))).Cast<AdmissionOutcome.Admitted>().ToList();

        var ends = await Task.WhenAll(await InOneGroupAsync(
        [
            () => Store.FinishAsync(open[0].Generation, open[0].Hold, Done, open[0].Generation.Fence),
            () => Store.FinishAsync(open[0].Generation, null, GenerationOutcome.Cancellation, null),
            () => Store.FinishAsync(open[1].Generation, open[1].Hold, Done, fence: 99),
            () => Store.FinishAsync(open[1].Generation, null, GenerationOutcome.Cancellation, null),
        ]));

        ends.Select(end => end?.Generation.State).ShouldBe([GenerationState.Completed, null, null, GenerationState.Canceled]);
        await ShouldStandAsync(caller, available: 97, held: 0, pending: 0);
    }

    [Fact]
    public async Task Holds_of_two_plan_periods_are_settled_each_by_its_own()
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 20, packTokens: 0);
        var before = (AdmissionOutcome.Admitted)(await AdmitAsync(caller.Asking(7)))[0];
        await Database.WriteAsync(session => LedgerStore.StartPeriodAsync(
            session, caller.Account, new PlanPeriod(LedgerAccounts.Plan, 50, EndsAt: null, Renews: false), "next", LedgerAccounts.Now));
        var after = (AdmissionOutcome.Admitted)(await AdmitAsync(caller.Asking(9)))[0];

        var ends = await FinishAsync([before, after]);

        (await Task.WhenAll(ends)).ShouldAllBe(end => end != null);
        await ShouldStandAsync(caller, available: 50 - 3, held: 0, pending: 0);
    }

    [Fact]
    public async Task A_number_that_the_history_has_counted_is_refused_and_the_next_is_not()
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: 100);
        await Database.WriteAsync(session => session.Connection.ExecuteAsync("UPDATE wallets SET summarized_id = 5"));
        var asked = caller.Asking(7).Hold;

        var counted = await Database.WriteAsync(session => LedgerStore.HoldAsync(session, [asked with { Number = 5 }]));
        var next = await Database.WriteAsync(session => LedgerStore.HoldAsync(session, [asked with { Number = 6 }]));

        counted.ShouldHaveSingleItem().ShouldBeOfType<HoldOutcome.NumberPassed>();
        next.ShouldHaveSingleItem().ShouldBeOfType<HoldOutcome.Taken>();
    }

    [Fact]
    public async Task A_balance_that_runs_low_in_a_group_is_reported_once()
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: 100);
        await Database.WriteAsync(session => session.Connection.ExecuteAsync("UPDATE wallets SET low_balance = 90"));

        var outcomes = await AdmitAsync([.. Enumerable.Repeat(caller.Asking(7), 4)]);
        var later = await AdmitAsync(caller.Asking(7), caller.Asking(7));

        outcomes.Cast<AdmissionOutcome.Admitted>().Select(one => (one.Wallet.Available, one.Wallet.Pending, one.Wallet.HasJustRunLow))
            .ShouldBe([(93, 1, false), (86, 2, true), (79, 3, false), (72, 4, false)]);
        later.Cast<AdmissionOutcome.Admitted>().Count(one => one.Wallet.HasJustRunLow).ShouldBe(0);
    }

    /// <summary>
    /// Data Protection waits for the row of a new key while it holds a lock: were the row completed after a caller of the same
    /// group that needs the lock, both would wait for ever.
    /// </summary>
    [Fact]
    public async Task A_caller_that_blocks_for_another_write_of_its_group_gets_it()
    {
        var row = new TaskCompletionSource<Task<int>>();
        var guarded = () => Database.WriteGuardedAsync(1, _ => Task.FromResult(0));
        Func<Task<int>> blocks = () => guarded().ContinueWith(
            done =>
            {
                row.Task.GetAwaiter().GetResult().Wait(TestHttp.Ct);
                return done.Result;
            },
            TestHttp.Ct,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        Func<Task<int>> waitedFor = () =>
        {
            row.SetResult(Database.WriteAsync(_ => Task.FromResult(0)));
            return row.Task.Result;
        };

        // Were the row not written, this would not end before the limit of every test.
        await InOneGroupAsync([blocks, waitedFor, .. Enumerable.Repeat(guarded, 2 * Environment.ProcessorCount)]);
    }

    private async Task<Caller> OpenAsync(string name, long tokens)
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: tokens);
        await Database.WriteAsync(session => session.Connection.ExecuteAsync(
            $"UPDATE accounts SET username = '{name}', keeps_prompts = 1 WHERE id = {caller.Account}"));
        return caller;
    }

    private async Task<AdmissionOutcome[]> AdmitAsync(params NewGeneration[] admissions)
    {
        // None of the group waits for a number.
        await Numbers.NextAsync();
        return await Task.WhenAll(await InOneGroupAsync(admissions.Select(admission => (Func<Task<AdmissionOutcome>>)(() => Store.InsertAdmittedAsync(admission)))));
    }

    private Task<List<Task<SettledGeneration?>>> FinishAsync(IEnumerable<AdmissionOutcome.Admitted> open) =>
        InOneGroupAsync(open.Select(one => (Func<Task<SettledGeneration?>>)(() => Store.FinishAsync(one.Generation, one.Hold, Done, one.Generation.Fence))));

    private async Task<Wallet> ShouldStandAsync(Caller caller, long available, long held, int pending)
    {
        var wallet = await Database.ReadAsync(session => LedgerStore.GetWalletAsync(session, caller.Account));
        (wallet.Available, wallet.HeldTokens, wallet.Pending).ShouldBe((available, held, pending));
        (await Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
        (await Database.ReadAsync(VerifyGenerations.RunAsync)).ShouldBeEmpty();
        return wallet;
    }

    private static async Task<IdempotentCall> CallAsync(AccountId account)
    {
        var key = IdempotencyKey.Read("one-key").Value.ShouldNotBeNull();
        var context = new DefaultHttpContext();
        var call = new IdempotentCall(new IdempotentCallId(account, IsTest: false, "POST /api/v2/generate", key.Hash), key, RequestDigest.Start(context));
        await call.PrepareAsync("unified");
        return call;
    }

    /// <summary>Holds the writer until all are queued, so that they meet in the next group; completes when all have ended.</summary>
    private async Task<List<Task<T>>> InOneGroupAsync<T>(IEnumerable<Func<Task<T>>> writes)
    {
        using var queued = new ManualResetEventSlim();
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gate = Database.WriteAsync(_ =>
        {
            running.TrySetResult();
            queued.Wait(TestHttp.Ct);
            return Task.FromResult(0);
        });
        await running.Task;
        var before = Database.Groups.SoFar.Commits;
        var tasks = writes.Select(write => write()).ToList();
        queued.Set();
        await gate;
        await Task.WhenAny(Task.WhenAll(tasks));
        if (tasks.TrueForAll(task => task.IsCompletedSuccessfully))
        {
            (Database.Groups.SoFar.Commits - before).ShouldBe(2, "the one that held the writer, and the group");
        }

        return tasks;
    }
}
