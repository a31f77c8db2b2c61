using Tessera.Providers;
using Tessera.Server.Providers;

namespace Tessera.Server.UnitTests.Providers;

public sealed class CredentialTrafficTests
{
    private readonly ManualTime _time = new();
    private readonly CredentialTraffic _traffic;

    public CredentialTrafficTests() => _traffic = new CredentialTraffic(_time);

    [Fact]
    public void Calls_of_many_threads_are_all_counted()
    {
        Parallel.For(0, 10_000, index =>
        {
            _traffic.NoteCall(TimeSpan.FromMilliseconds(index));
            if (index % 10 == 0)
            {
                _traffic.NoteFailure(new ProviderFailure(FailureKind.Unavailable, "no"));
            }
        });

        var hours = _traffic.Hours();
        (hours.Sum(hour => hour.Calls), hours.Sum(hour => hour.Failures)).ShouldBe((10_000, 1_000));
        (hours[^1].Calls, hours.Count).ShouldBe((10_000, 24));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(900)]
    [InlineData(4_000)]
    [InlineData(600_000)]
    public void A_duration_is_known_to_within_a_quarter(int milliseconds)
    {
        _traffic.NoteCall(TimeSpan.FromMilliseconds(milliseconds));

        _traffic.SlowMilliseconds().ShouldNotBeNull().ShouldBeInRange(milliseconds, Math.Max(2, milliseconds * 5 / 4));
    }

    [Fact]
    public void The_slowest_twentieth_is_left_out()
    {
        _traffic.SlowMilliseconds().ShouldBeNull();
        for (var call = 0; call < 100; call++)
        {
            _traffic.NoteCall(TimeSpan.FromMilliseconds(call < 95 ? 100 : 60_000));
        }

        _traffic.SlowMilliseconds().ShouldNotBeNull().ShouldBeInRange(100, 125);
    }

    [Fact]
    public void A_day_later_nothing_is_left()
    {
        _traffic.NoteCall(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromHours(23));
        _traffic.Hours()[0].Calls.ShouldBe(1);

        _time.Advance(TimeSpan.FromHours(1));
        _traffic.NoteCall(TimeSpan.FromSeconds(1));

        _traffic.Hours().Sum(hour => hour.Calls).ShouldBe(1);
    }

    [Fact]
    public void What_occupies_a_credential_leaves_once()
    {
        var slot = new Slot();
        var first = _traffic.Occupy(slot);
        using var second = _traffic.Occupy(new Slot());
        _traffic.InFlight.ShouldBe(2);

        first.Dispose();
        first.Dispose();

        (_traffic.InFlight, slot.Disposals).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData(FailureKind.InvalidInput)]
    [InlineData(FailureKind.ContentRefused)]
    public void A_fault_of_the_caller_is_none_of_the_credential(FailureKind kind)
    {
        _traffic.NoteFailure(new ProviderFailure(kind, "no"));

        _traffic.LastFailure.ShouldBeNull();
        _traffic.Hours().Sum(hour => hour.Failures).ShouldBe(0);
    }

    private sealed class Slot : IDisposable
    {
        public int Disposals { get; private set; }

        public void Dispose() => Disposals++;
    }
}
