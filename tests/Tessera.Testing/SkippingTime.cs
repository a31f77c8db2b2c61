namespace Tessera.Testing;

/// <summary>
/// The clock of this machine, which a test can put forward: what has to happen takes the time it takes, and what waits for a
/// long time limit does not keep the test waiting.
/// </summary>
internal sealed class SkippingTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<Timer> _timers = [];
    private long _ahead;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _ahead));

    public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Volatile.Read(ref _ahead);

    /// <summary>Puts the clock forward; timers that are due then fire.</summary>
    public void Skip(TimeSpan by)
    {
        lock (_lock)
        {
            _ahead += by.Ticks;
            foreach (var timer in _timers)
            {
                timer.Skip(by);
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer : ITimer
    {
        private readonly SkippingTime _time;
        private readonly ITimer _timer;
        private TimeSpan _period;
        private long? _due;

        public Timer(SkippingTime time, TimerCallback callback, object? state)
        {
            _time = time;
            _timer = System.CreateTimer(
                _ =>
                {
                    Rearm();
                    callback(state);
                },
                null,
                Timeout.InfiniteTimeSpan,
                Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_time._lock)
            {
                _period = period;
                _due = dueTime == Timeout.InfiniteTimeSpan ? null : _time.GetTimestamp() + dueTime.Ticks;
                _time._timers.Add(this);
                return _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }

        /// <summary>Needs the clock's lock.</summary>
        public void Skip(TimeSpan by)
        {
            if (_due is { } due && by > TimeSpan.Zero)
            {
                _timer.Change(TimeSpan.FromTicks(Math.Max(0, due - _time.GetTimestamp())), Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            lock (_time._lock)
            {
                _time._timers.Remove(this);
                _timer.Dispose();
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        // At most once for a skip, however many of its periods have elapsed.
        private void Rearm()
        {
            lock (_time._lock)
            {
                var repeats = _period > TimeSpan.Zero && _time._timers.Contains(this);
                _due = repeats ? _time.GetTimestamp() + _period.Ticks : null;
                if (repeats)
                {
                    _timer.Change(_period, Timeout.InfiniteTimeSpan);
                }
            }
        }
    }
}
