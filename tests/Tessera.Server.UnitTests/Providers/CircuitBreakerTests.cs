using Tessera.Server.Providers;

namespace Tessera.Server.UnitTests.Providers;

public sealed class CircuitBreakerTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly ManualTime _time = new();
    private readonly CircuitBreaker _breaker;

    // Of the calls that Note notes.
    private long _round;

    public CircuitBreakerTests() => _breaker = new CircuitBreaker(leastCalls: 4, Pause, _time);

    [Fact]
    public void It_opens_when_half_of_enough_calls_have_failed()
    {
        Note(false, false, true).ShouldBeFalse();
        Note(true).ShouldBeTrue();

        _breaker.PauseLeft.ShouldNotBeNull();
        _breaker.TryEnter().ShouldBeNull();
    }

    [Fact]
    public void Failures_of_more_than_half_a_minute_ago_no_longer_count()
    {
        Note(true, true, true);
        _time.Advance(TimeSpan.FromSeconds(31));

        Note(true, true, true).ShouldBeFalse();

        _breaker.TryEnter().ShouldNotBeNull();
    }

    [Fact]
    public void After_the_pause_one_call_probes_and_its_success_closes_the_breaker()
    {
        Open();

        var round = Try();
        _breaker.TryEnter().ShouldBeNull();
        _breaker.Note(round, hasFailed: false).ShouldBeFalse();

        _breaker.TryEnter().ShouldNotBeNull();
        _round = round;
        Note(true, true, true).ShouldBeFalse("the failures before the pause are forgotten");
    }

    [Fact]
    public void The_failure_of_the_probe_starts_the_next_pause()
    {
        Open();
        var round = Try();

        _breaker.Note(round, hasFailed: true).ShouldBeTrue();

        _time.Advance(Pause - TimeSpan.FromMilliseconds(1));
        _breaker.TryEnter().ShouldBeNull();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        _breaker.TryEnter().ShouldNotBeNull();
    }

    [Fact]
    public void When_the_caller_of_the_probe_disconnects_the_next_call_probes()
    {
        Open();
        var round = Try();

        _breaker.Note(round, hasFailed: null);

        _breaker.TryEnter().ShouldNotBeNull();
        _breaker.TryEnter().ShouldBeNull();
    }

    [Fact]
    public void A_call_that_tries_and_never_ends_does_not_keep_it_open()
    {
        Open();
        Try();

        _time.Advance(Pause);

        _breaker.TryEnter().ShouldNotBeNull();
    }

    [Fact]
    public void A_call_that_ends_during_a_pause_started_before_it_and_changes_nothing()
    {
        Note(true, true, true, true);

        Note(false, true).ShouldBeFalse();

        _breaker.TryEnter().ShouldBeNull();
        _time.Advance(Pause);
        _breaker.TryEnter().ShouldNotBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [InlineData(null)]
    public void A_call_started_before_the_pause_is_not_the_probe(bool? hasFailed)
    {
        var before = Try();
        Open();
        var trial = Try();

        _breaker.Note(before, hasFailed).ShouldBeFalse();

        _breaker.TryEnter().ShouldBeNull("the call that tries has not ended");
        _breaker.Note(trial, hasFailed: false);
        _breaker.TryEnter().ShouldNotBeNull();
    }

    [Fact]
    public void Failures_of_calls_started_before_the_pause_do_not_count_after_it()
    {
        long[] before = [Try(), Try(), Try(), Try()];
        Open();
        _breaker.Note(Try(), hasFailed: false);

        Array.ForEach(before, round => _breaker.Note(round, hasFailed: true).ShouldBeFalse());

        _breaker.TryEnter().ShouldNotBeNull();
    }

    private long Try() => _breaker.TryEnter().ShouldNotBeNull();

    private void Open()
    {
        Note(true, true, true, true);
        _time.Advance(Pause);
    }

    /// <summary>Whether the last of them opened it.</summary>
    private bool Note(params bool[] failures) => Array.ConvertAll(failures, failed => _breaker.Note(_round, failed))[^1];
}
