namespace Tessera.Server.Generations;

/// <summary>Notices that the wall clock was set, by comparing it with the monotonic clock from one look to the next.</summary>
internal sealed class ClockSteps(TimeProvider time)
{
    private static readonly TimeSpan SmallestStep = TimeSpan.FromSeconds(3);

    private DateTimeOffset _wall = time.GetUtcNow();
    private long _monotonic = time.GetTimestamp();
    private long? _steppedAt;

    /// <summary>Whether the wall clock was set less than so long ago.</summary>
    public bool WasSetWithin(TimeSpan duration)
    {
        var (wall, monotonic) = (time.GetUtcNow(), time.GetTimestamp());
        if ((wall - _wall - time.GetElapsedTime(_monotonic, monotonic)).Duration() >= SmallestStep)
        {
            _steppedAt = monotonic;
        }

        (_wall, _monotonic) = (wall, monotonic);
        return _steppedAt is { } stepped && time.GetElapsedTime(stepped, monotonic) < duration;
    }
}
