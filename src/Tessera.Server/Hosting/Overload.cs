namespace Tessera.Server.Hosting;

/// <summary>
/// Whether the process has more work than it can begin: timers fire late because each of its threads is busy and much
/// waits for one, or as many requests are in progress as there may be.
/// </summary>
internal sealed class Overload : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    // Well before a health check gives up, and longer than a collection of garbage or a busy machine lasts.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    // A process that was stopped for a while wakes up late, too, but has nothing in its queue.
    private const int LongQueue = 200;

    private readonly TimeProvider _time;
    private readonly int _most;
    private readonly Func<long> _queued;
    private readonly ITimer _timer;
    private long _ticked;
    private int _inside;

    /// <param name="time">The clock.</param>
    /// <param name="most">How many requests may be in progress.</param>
    /// <param name="queued">How much waits for a thread.</param>
    public Overload(TimeProvider time, int most, Func<long> queued)
    {
        (_time, _most, _queued) = (time, most, queued);
        _ticked = time.GetTimestamp();
        _timer = time.CreateTimer(static self => ((Overload)self!).Note(), this, Tick, Tick);
    }

    private bool IsLate =>
        _time.GetElapsedTime(Volatile.Read(ref _ticked)) > MaxWait && _queued() > LongQueue;

    /// <summary>Lets a request in, which must leave again; false when it is too much.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _inside) <= _most && !IsLate)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _inside);

    public void Dispose() => _timer.Dispose();

    private void Note() => Volatile.Write(ref _ticked, _time.GetTimestamp());
}
