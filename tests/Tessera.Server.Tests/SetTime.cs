namespace Tessera.Server.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class SetTime : TimeProvider
{
    private DateTimeOffset _now = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public void Advance(TimeSpan by) => _now += by;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long GetTimestamp() => _now.UtcTicks;
}
