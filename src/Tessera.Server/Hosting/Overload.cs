namespace Tessera.Server.Hosting;

/// <summary>
/// Detects that the process has more work than it can handle: timers fire late because all threads are busy and work is queued,
/// or the maximum number of requests is in progress.
/// </summary>
internal sealed class Overload : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    // Well before a health check times out, and longer than a garbage collection or a busy machine delays a timer.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

    // A process that was suspended also wakes up late, but has nothing in its queue.
    private const int LongQueue = 200;

    private readonly TimeProvider _time;
    private readonly int _most;
    private readonly Func<long> _queued;
    private readonly ITimer _timer;
    private long _ticked;
    private int _inside;

    /// <param name="time">The clock.</param>
    /// <param name="most">The most requests that may be in progress.</param>
    /// <param name="queued">Returns the number of work items waiting for a thread.</param>
    public Overload(TimeProvider time, int most, Func<long> queued)
    {
        (_time, _most, _queued) = (time, most, queued);
        _ticked = time.GetTimestamp();
        _timer = time.CreateTimer(static self => ((Overload)self!).Note(), this, Tick, Tick);
    }

    private bool IsLate =>
        _time.GetElapsedTime(Volatile.Read(ref _ticked)) > MaxWait && _queued() > LongQueue;

    /// <summary>Admits a request, which must leave at its end; false when the process is overloaded.</summary>
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
