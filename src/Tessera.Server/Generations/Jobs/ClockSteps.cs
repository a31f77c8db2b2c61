namespace Tessera.Server.Generations.Jobs;

/// <summary>Notices that the wall clock was set, by comparing it with the monotonic clock from one look to the next.</summary>
internal sealed class ClockSteps(TimeProvider time)
{
    private static readonly TimeSpan MinStep = TimeSpan.FromSeconds(3);

    private Look _last = Look.At(time);
    private long? _steppedAt;

    /// <summary>Whether the wall clock was set less than so long ago.</summary>
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

    // Between two monotonic times: a thread that is delayed in between must not see a step.
    private readonly record struct Look(long Before, DateTimeOffset Wall, long After)
    {
        public static Look At(TimeProvider time) => new(time.GetTimestamp(), time.GetUtcNow(), time.GetTimestamp());
    }
}
