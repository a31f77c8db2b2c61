namespace Tessera.Server.Generations.Jobs;

/// <summary>Detects changes of the wall clock by comparing it with the monotonic clock at each check.</summary>
internal sealed class ClockSteps(TimeProvider time)
{
    private static readonly TimeSpan MinStep = TimeSpan.FromSeconds(3);

    private Look _last = Look.At(time);
    private long? _steppedAt;

    /// <summary>Whether the wall clock was changed within this time.</summary>
    public bool WasSetWithin(TimeSpan duration)
    {
        var now = Look.At(time);
        var passed = now.Wall - _last.Wall;
        if (passed < time.GetElapsedTime(_last.After, now.Before) - MinStep
            || passed > time.GetElapsedTime(_last.Before, now.After) + MinStep)
        {
            _steppedAt = now.After;
        }

        _last = now;
        return _steppedAt is { } stepped && time.GetElapsedTime(stepped, now.After) < duration;
    }

    // Read between two monotonic times, so that a delayed thread does not look like a clock change.
    private readonly record struct Look(long Before, DateTimeOffset Wall, long After)
    {
        public static Look At(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow(), time.GetTimestamp());
    }
}
