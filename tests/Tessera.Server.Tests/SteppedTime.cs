namespace Tessera.Server.Tests;

/// <summary>The system's time, with a wall clock that can be set, as by an administrator.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private long _offset;

    public void Set(TimeSpan offset) => Interlocked.Exchange(ref _offset, offset.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));
}
