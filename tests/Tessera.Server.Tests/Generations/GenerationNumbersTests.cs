using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Ledger;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Generations;

/// <summary>Numbers are reserved in blocks, used once, and never below a closed segment of a history.</summary>
public sealed class GenerationNumbersTests : IAsyncDisposable
{
    private readonly TemporaryDatabase _temporary = new();
    private readonly ManualTime _time = new();

    private Database Database => _temporary.Database;

    public ValueTask DisposeAsync() => _temporary.DisposeAsync();

    [Fact]
    public async Task A_process_uses_one_number_after_the_other()
    {
        var numbers = new GenerationNumbers(Database, _time);
        var taken = new List<long>();
        for (var count = 0; count < 3 * GenerationNumbers.BlockSize; count++)
        {
            taken.Add(await numbers.NextAsync());
        }

        taken.ShouldBe(Enumerable.Range(1, 3 * GenerationNumbers.BlockSize).Select(number => (long)number));
    }

    [Fact]
    public async Task A_reserved_number_without_a_row_is_not_used_after_a_restart()
    {
        var last = await new GenerationNumbers(Database, _time).NextAsync();
        await _temporary.ReopenAsync();

        (await new GenerationNumbers(Database, _time).NextAsync()).ShouldBeGreaterThan(last);
    }

    [Fact]
    public async Task Two_that_take_numbers_at_the_same_time_never_take_the_same()
    {
        GenerationNumbers[] both = [new(Database, _time), new(Database, _time)];
        var taken = new long[6 * GenerationNumbers.BlockSize];

        await Parallel.ForAsync(0, taken.Length, TestHttp.Ct, async (index, _) => taken[index] = await both[index % 2].NextAsync());

        taken.Distinct().Count().ShouldBe(taken.Length);
    }

    [Fact]
    public async Task Where_other_nodes_take_numbers_too_those_reserved_long_ago_are_not_used()
    {
        var (idle, busy) = (new GenerationNumbers(Database, _time), new GenerationNumbers(Database, _time));
        await idle.NextAsync();
        var later = await busy.NextAsync();
        _time.Advance(TimeSpan.FromSeconds(2));

        var next = await idle.NextAsync();

        (next > later).ShouldBe(TestDatabase.IsPostgres);
    }

    [Fact]
    public async Task No_row_appears_below_a_closed_segment()
    {
        var caller = await LedgerAccounts.OpenAsync(Database, planTokens: 0, packTokens: 10);
        var slow = new GenerationNumbers(Database, _time);
        await slow.NextAsync();
        await EndAsync(caller, SummarizeHistory.SegmentSize);
        await new SummarizeHistory(Database, TimeProvider.System).RunAsync(TestHttp.Ct);
        var closed = (await Database.ReadAsync(session => LedgerStore.GetWalletAsync(session, caller.Account))).SummarizedId;

        var outcome = await TestStores.Generations(Database, _time, slow).InsertAdmittedAsync(caller.Asking(1));

        closed.ShouldBeGreaterThan(GenerationNumbers.BlockSize, "the segment was closed above a reserved number");
        outcome.ShouldBeOfType<AdmissionOutcome.Admitted>().Generation.Id.Value.ShouldBeGreaterThan(closed);
        await ShouldVerifyAsync();
    }

    private async Task EndAsync(Caller caller, int count)
    {
        var store = TestStores.Generations(Database, _time);
        await Parallel.ForAsync(0, count, TestHttp.Ct, async (_, _) =>
        {
            var admitted = (await store.InsertAdmittedAsync(caller.Asking(0))).ShouldBeOfType<AdmissionOutcome.Admitted>();
            await store.FinishAsync(
                admitted.Generation, admitted.Hold, new GenerationOutcome(GenerationState.Completed, 0, "done"), admitted.Generation.Fence);
        });
    }

    private async Task ShouldVerifyAsync()
    {
        (await Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
        (await Database.ReadAsync(VerifyGenerations.RunAsync)).ShouldBeEmpty();
    }
}
