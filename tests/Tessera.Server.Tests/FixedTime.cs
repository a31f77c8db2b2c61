namespace Tessera.Server.Tests;

/// <summary>A clock with one fixed time.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
