using Tessera.Media;

namespace Tessera.Server.UnitTests.Media;

public sealed class MemoryGateTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private readonly ManualTime _time = new();

    [Fact]
    public async Task A_request_that_does_not_fit_waits_until_enough_is_released()
    {
        var gate = new MemoryGate(100, _time);
        var (first, second) = (await gate.EnterAsync(1, 60, Ct), await gate.EnterAsync(2, 40, Ct));

        var third = gate.EnterAsync(3, 50, Ct);
        second.Dispose();
        third.IsCompleted.ShouldBeFalse();
        first.Dispose();

        (await third).Dispose();
        gate.Used.ShouldBe(0);
    }

    [Fact]
    public async Task One_owner_holds_at_most_half_and_the_owner_that_holds_least_is_next()
    {
        var gate = new MemoryGate(100, _time);
        var held = new[] { await gate.EnterAsync(1, 25, Ct), await gate.EnterAsync(1, 25, Ct) };
        var more = gate.EnterAsync(1, 25, Ct);
        more.IsCompleted.ShouldBeFalse();

        using var other = await gate.EnterAsync(2, 50, Ct);
        var late = gate.EnterAsync(3, 25, Ct);
        held[0].Dispose();

        (await late).Dispose();
        (await more).Dispose();
    }

    [Fact]
    public async Task A_request_larger_than_the_limit_runs_alone_and_is_not_overtaken()
    {
        var gate = new MemoryGate(100, _time);
        var small = await gate.EnterAsync(1, 10, Ct);

        var huge = gate.EnterAsync(2, 5000, Ct);
        var next = gate.EnterAsync(3, 10, Ct);
        (huge.IsCompleted, next.IsCompleted).ShouldBe((false, false));
        small.Dispose();

        using (await huge)
        {
            gate.Used.ShouldBe(100);
            next.IsCompleted.ShouldBeFalse();
        }

        (await next).Dispose();
    }

    [Fact]
    public async Task A_wait_times_out_and_an_abandoned_one_blocks_nothing()
    {
        var gate = new MemoryGate(100, _time);
        var all = await gate.EnterAsync(1, 100, Ct);
        using var leaving = new CancellationTokenSource();

        var impatient = gate.TryEnterAsync(2, 100, TimeSpan.FromSeconds(10), Ct);
        var left = gate.EnterAsync(3, 100, leaving.Token);
        var behind = gate.EnterAsync(1, 1, Ct);
        _time.Advance(TimeSpan.FromSeconds(11));
        await leaving.CancelAsync();

        (await impatient).ShouldBeNull();
        await Should.ThrowAsync<OperationCanceledException>(() => left);
        all.Dispose();
        (await behind).Dispose();
        gate.Used.ShouldBe(0);
    }
}
