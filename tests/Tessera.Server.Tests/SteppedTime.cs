namespace Tessera.Server.Tests;

/// <summary>The real time, with a wall clock that an administrator sets.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private long _offset;

    public void Set(TimeSpan offset) => Interlocked.Exchange(ref _offset, offset.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));
}
