using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Storage;
using Node = (Tessera.Server.Generations.GenerationStore Store, Tessera.Server.Generations.DrawnGenerations Drawn, Tessera.Server.Generations.Allowances Allowances);

namespace Tessera.Server.Tests.Ledger;

/// <summary>A busy account is admitted without a commit, and pays exactly what it would have paid with one.</summary>
public sealed class BorrowingTests : IAsyncLifetime
{
    internal const long Cost = 7;

    private static readonly GenerationOutcome Done = new(GenerationState.Completed, null, "done");

    private readonly TemporaryDatabase _temporary = new();
    private readonly ManualTime _time = new();

    // The calls that made an account busy; they stay open.
    private int _before;

    private Database Database => _temporary.Database;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _temporary.DisposeAsync();

    [Fact]
    public async Task What_ends_at_once_is_written_once_with_its_charge()
    {
        var (node, caller) = await BusyAsync(tokens: 10_000);

        var text = await DrawAsync(node, caller);
        var settled = (await node.Store.FinishAsync(text, hold: null, Done, text.Fence)).ShouldNotBeNull();

        (settled.Generation.State, settled.Generation.TokensSpent, settled.Wallet.Available).ShouldBe((GenerationState.Completed, Cost, 10_000 - ((_before + 1) * Cost)));
        await ShouldStandAsync(caller, available: 10_000 - ((_before + 1) * Cost), rows: _before + 1, open: _before);
    }

    [Fact]
    public async Task What_is_named_first_has_a_row_that_holds_its_price()
    {
        var (node, caller) = await BusyAsync(tokens: 10_000);

        var text = await DrawAsync(node, caller);
        node.Store.WriteSoon(text);
        await node.Drawn.WhenWrittenAsync(text.Id);

        await ShouldStandAsync(caller, available: 10_000 - ((_before + 1) * Cost), rows: _before + 1, open: _before + 1);
        (await node.Store.FinishAsync(text, hold: null, Done with { Charge = 2 }, text.Fence)).ShouldNotBeNull();
        await ShouldStandAsync(caller, available: 10_000 - (_before * Cost) - 2, rows: _before + 1, open: _before);
    }

    [Fact]
    public async Task A_text_that_another_ends_is_ended_once()
    {
        var (node, caller) = await BusyAsync(tokens: 10_000);
        var text = await DrawAsync(node, caller);
        await node.Drawn.WhenWrittenAsync(text.Id);

        var canceled = await node.Store.FinishAsync(text with { Drawn = null }, hold: null, GenerationOutcome.Cancellation, fence: null);
        var settled = await node.Store.FinishAsync(text, hold: null, Done, text.Fence);

        (canceled is null, settled is null).ShouldBe((false, true));
        await ShouldStandAsync(caller, available: 10_000 - (_before * Cost), rows: _before + 1, open: _before);
    }

    [Fact]
    public async Task What_is_promised_beyond_its_call_waits_for_its_commit()
    {
        var (node, caller) = await BusyAsync(tokens: 10_000);

        foreach (var asked in new[]
        {
            caller.Asking(Cost) with { IsAnsweredAtOnce = true },
            caller.Asking(Cost) with { WebhookUrl = "https://client.example/ended" },
            caller.Asking(Cost) with { State = GenerationState.Accepted },
            (await caller.WithKeyAsync(Database, monthlyBudget: 100)).Asking(Cost),
        })
        {
            (await node.Store.InsertAdmittedAsync(asked)).ShouldBeOfType<AdmissionOutcome.Admitted>();
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(100)]
    public async Task A_balance_for_K_calls_admits_exactly_K(int payable)
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: payable * 3, packTokens: (payable * 4) + Cost - 1);
        var node = TestStores.Borrowing(Database, _time);

        var charged = 0;
        await Parallel.ForAsync(0, 2 * payable, Parallelism, async (_, _) => Interlocked.Add(ref charged, await RunAsync(node, caller) ? 1 : 0));

        charged.ShouldBe(payable);
        await ShouldStandAsync(caller, available: Cost - 1, rows: payable, open: 0);
    }

    [Fact]
    public async Task A_limit_of_open_generations_counts_those_without_rows()
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: 1_000_000);
        var node = TestStores.Borrowing(Database, _time);

        var admitted = 0;
        await Parallel.ForAsync(0, 60, Parallelism, async (_, _) =>
            Interlocked.Add(ref admitted, await node.Store.InsertAdmittedAsync(caller.Asking(Cost, pending: 20)) is AdmissionOutcome.Refused ? 0 : 1));
        await node.Drawn.WhenWrittenAsync(caller.Account);

        admitted.ShouldBe(20);
        await ShouldStandAsync(caller, available: 1_000_000 - (20 * Cost), rows: 20, open: 20);
    }

    [Fact]
    public async Task A_loan_that_is_taken_away_leaves_the_wallet_to_pay()
    {
        var (node, caller) = await BusyAsync(tokens: 10_000);
        var text = await DrawAsync(node, caller);

        await RevokeUnheardAsync(caller);
        var settled = (await node.Store.FinishAsync(text, hold: null, Done, text.Fence)).ShouldNotBeNull();

        settled.Generation.TokensSpent.ShouldBe(Cost);
        node.Allowances.IsOpen(caller.Account).ShouldBeFalse("nothing more is promised against it");
        await ShouldStandAsync(caller, available: 10_000 - ((_before + 1) * Cost), rows: _before + 1, open: _before);
    }

    [Fact]
    public async Task A_node_hears_that_its_loan_was_taken_away_and_promises_nothing_more()
    {
        var (node, caller) = await BusyAsync(tokens: 10_000);

        (await Database.WriteAsync(caller.Account.Value, session =>
            TakeBack.TryRunAsync(session, caller.Account, 10_000 - (_before * Cost), TakeBack.Reason, LedgerAccounts.Now))).ShouldBeTrue();
        while (node.Allowances.IsOpen(caller.Account))
        {
            await Polling.PauseAsync();
        }

        (await node.Store.InsertAdmittedAsync(caller.Asking(Cost))).ShouldBeOfType<AdmissionOutcome.Refused>();
        await ShouldStandAsync(caller, available: 0, rows: _before, open: _before);
    }

    [Fact]
    public async Task What_is_borrowed_drawn_returned_and_recalled_at_once_is_in_the_books()
    {
        const int Calls = 400;
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: 1_000_000);
        var node = TestStores.Borrowing(Database, _time);

        await Parallel.ForAsync(0, Calls, Parallelism, async (turn, _) =>
        {
            (await RunAsync(node, caller)).ShouldBeTrue();
            if (turn % 20 == 0)
            {
                _time.Advance(TimeSpan.FromSeconds(6));
                await node.Allowances.ReturnUnusedAsync(isFirst: false);
            }
            else if (turn % 50 == 7)
            {
                await node.Allowances.RecallAsync(caller.Account);
            }
        });

        await ShouldStandAsync(caller, available: 1_000_000 - (Calls * Cost), rows: Calls, open: 0);
    }

    [Fact]
    public async Task A_text_that_nothing_can_pay_any_more_fails_and_costs_nothing()
    {
        var (node, caller) = await BusyAsync(tokens: 10_000);
        var text = await DrawAsync(node, caller);

        (await Database.WriteAsync(caller.Account.Value, session =>
            TakeBack.TryRunAsync(session, caller.Account, 10_000 - (_before * Cost), TakeBack.Reason, LedgerAccounts.Now))).ShouldBeTrue();
        var settled = (await node.Store.FinishAsync(text, hold: null, Done, text.Fence)).ShouldNotBeNull();

        (settled.Generation.State, settled.Generation.TokensSpent, settled.Wallet.Available).ShouldBe((GenerationState.Failed, 0, 0));
        settled.Generation.Error.ShouldNotBeNull().ShouldContain("nothing was charged");
        await ShouldStandAsync(caller, available: 0, rows: _before, open: _before);
    }

    [Fact]
    public async Task A_new_plan_period_ends_what_was_lent_of_the_old_one()
    {
        var (node, caller) = await BusyAsync(tokens: 10_000);
        var text = await DrawAsync(node, caller);

        await Database.WriteAsync(caller.Account.Value, async session =>
        {
            await LedgerStore.StartPeriodAsync(session, caller.Account, new PlanPeriod("elite", 50, null, Renews: false), "plan", LedgerAccounts.Now);
            return true;
        });
        await ShouldVerifyAsync();
        (await node.Store.FinishAsync(text, hold: null, Done, text.Fence)).ShouldNotBeNull().Generation.TokensSpent.ShouldBe(Cost);

        await ShouldStandAsync(caller, available: 10_050 - ((_before + 1) * Cost), rows: _before + 1, open: _before);
    }

    [Fact]
    public async Task The_loan_of_a_dead_process_is_returned()
    {
        var (_, caller) = await BusyAsync(tokens: 10_000);
        var next = TestStores.Borrowing(Database, _time);

        _time.Advance(Loans.Lasts + TimeSpan.FromSeconds(1));
        await next.Allowances.ReturnUnusedAsync(isFirst: true);

        (await WalletAsync(caller)).LentTokens.ShouldBe(0);
        await ShouldStandAsync(caller, available: 10_000 - (_before * Cost), rows: _before, open: _before);
    }

    [Fact]
    public async Task A_quiet_account_gets_back_what_was_borrowed_of_it()
    {
        var (node, caller) = await BusyAsync(tokens: 10_000);
        (await WalletAsync(caller)).LentTokens.ShouldBeGreaterThan(0);

        _time.Advance(TimeSpan.FromSeconds(6));
        await node.Allowances.ReturnUnusedAsync(isFirst: false);

        (await WalletAsync(caller)).LentTokens.ShouldBe(0);
        (await _temporary.CountAsync("loans")).ShouldBe(0);
    }

    internal static ParallelOptions Parallelism => new() { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken };

    // Calls within seconds, which the wallet admits, make an account busy: two, unless the start of the database's notifications is in between.
    private async Task<(Node Node, Caller Caller)> BusyAsync(long tokens)
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: tokens);
        var node = TestStores.Borrowing(Database, _time);
        while (!node.Allowances.IsOpen(caller.Account))
        {
            if (await node.Store.InsertAdmittedAsync(caller.Asking(Cost)) is AdmissionOutcome.Drawn early)
            {
                await node.Drawn.WhenWrittenAsync(early.Generation.Id);
            }

            _before++;
            _time.Advance(TimeSpan.FromSeconds(1));
            await Polling.PauseAsync();
        }

        return (node, caller);
    }

    private static async Task<Generation> DrawAsync(Node node, Caller caller) =>
        (await node.Store.InsertAdmittedAsync(caller.Asking(Cost))).ShouldBeOfType<AdmissionOutcome.Drawn>().Generation;

    /// <summary>Asks for a text and runs it to its end; whether it was charged.</summary>
    internal static async Task<bool> RunAsync(Node node, Caller caller)
    {
        var (generation, hold) = await node.Store.InsertAdmittedAsync(caller.Asking(Cost)) switch
        {
            AdmissionOutcome.Admitted admitted => (admitted.Generation, admitted.Hold),
            AdmissionOutcome.Drawn drawn => (drawn.Generation, null),
            _ => (null, null),
        };
        return generation is not null
            && await node.Store.FinishAsync(generation, hold, Done, generation.Fence) is { Generation.State: GenerationState.Completed };
    }

    // As another node does while this one is suspended.
    private Task<bool> RevokeUnheardAsync(Caller caller) => Database.WriteAsync(caller.Account.Value, async session =>
    {
        await session.Prepared("DELETE FROM loans WHERE account_id = @account", "@account").With(caller.Account.Value).ExecuteNonQueryAsync();
        return await session.Prepared("UPDATE wallets SET lent_tokens = 0, lent_requests = 0 WHERE account_id = @account", "@account")
            .With(caller.Account.Value).ExecuteNonQueryAsync() == 1;
    });

    private Task<Wallet> WalletAsync(Caller caller) => Database.ReadAsync(session => LedgerStore.GetWalletAsync(session, caller.Account));

    private async Task ShouldStandAsync(Caller caller, long available, int rows, int open)
    {
        var wallet = await WalletAsync(caller);
        (wallet.Available, wallet.Pending, wallet.HeldTokens).ShouldBe((available, open, open * Cost));
        (await _temporary.CountAsync("generations")).ShouldBe(rows);
        await ShouldVerifyAsync();
    }

    private async Task ShouldVerifyAsync()
    {
        (await Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
        (await Database.ReadAsync(VerifyGenerations.RunAsync)).ShouldBeEmpty();
    }
}
