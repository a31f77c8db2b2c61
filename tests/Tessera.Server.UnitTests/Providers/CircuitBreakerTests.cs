using Tessera.Server.Providers;

namespace Tessera.Server.UnitTests.Providers;

public sealed class CircuitBreakerTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly ManualTime _time = new();
    private readonly CircuitBreaker _breaker;

    public CircuitBreakerTests() => _breaker = new CircuitBreaker(leastCalls: 4, Pause, _time);

    [Fact]
    public void It_opens_when_half_of_enough_calls_have_failed()
    {
        Note(false, false, true).ShouldBeFalse();
        Note(true).ShouldBeTrue();

        _breaker.IsOpen.ShouldBeTrue();
        _breaker.TryEnter().ShouldBeFalse();
    }

    [Fact]
    public void Failures_of_more_than_half_a_minute_ago_no_longer_count()
    {
        Note(true, true, true);
        _time.Advance(TimeSpan.FromSeconds(31));

        Note(true, true, true).ShouldBeFalse();

        _breaker.TryEnter().ShouldBeTrue();
    }

    [Fact]
    public void After_the_pause_one_call_tries_and_its_success_lets_all_through()
    {
        Open();

        _breaker.TryEnter().ShouldBeTrue();
        _breaker.TryEnter().ShouldBeFalse();
        _breaker.Note(hasFailed: false).ShouldBeFalse();

        _breaker.TryEnter().ShouldBeTrue();
        Note(true, true, true).ShouldBeFalse("the failures before the pause are forgotten");
    }

    [Fact]
    public void The_failure_of_the_call_that_tries_begins_the_next_pause()
    {
        Open();
        _breaker.TryEnter();

        _breaker.Note(hasFailed: true).ShouldBeTrue();

        _time.Advance(Pause - TimeSpan.FromMilliseconds(1));
        _breaker.TryEnter().ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(1));
        _breaker.TryEnter().ShouldBeTrue();
    }

    [Fact]
    public void When_the_call_that_tries_is_left_by_its_caller_the_next_tries()
    {
        Open();
        _breaker.TryEnter();

        _breaker.Note(hasFailed: null);

        _breaker.TryEnter().ShouldBeTrue();
        _breaker.TryEnter().ShouldBeFalse();
    }

    [Fact]
    public void A_call_that_tries_and_never_ends_does_not_keep_it_open()
    {
        Open();
        _breaker.TryEnter();

        _time.Advance(Pause);

        _breaker.TryEnter().ShouldBeTrue();
    }

    [Fact]
    public void What_ends_during_a_pause_began_before_it_and_changes_nothing()
    {
        Note(true, true, true, true);

        Note(false, true).ShouldBeFalse();

        _breaker.TryEnter().ShouldBeFalse();
        _time.Advance(Pause);
        _breaker.TryEnter().ShouldBeTrue();
    }

    private void Open()
    {
        Note(true, true, true, true);
        _time.Advance(Pause);
    }

    /// <summary>Whether the last of them opened it.</summary>
    private bool Note(params bool[] failures) => Array.ConvertAll(failures, failed => _breaker.Note(failed))[^1];
}
