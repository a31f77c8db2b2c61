namespace Tessera.Server.Providers;

/// <summary>
/// Stops the calls to a credential while half of them fail. After a pause one call tries again: if it succeeds, all are
/// let through; if it fails, the next pause begins. Every call of a text asks it, so it allocates nothing.
/// </summary>
/// <param name="leastCalls">How many calls of the last half minute it takes to judge by their failures.</param>
/// <param name="pause">How long no call is let through.</param>
/// <param name="time">The clock.</param>
internal sealed class CircuitBreaker(int leastCalls, TimeSpan pause, TimeProvider time)
{
    private const int Slices = 10;

    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly long _began = time.GetTimestamp();

    // The last half minute; a slice is emptied when its turn comes again.
    private readonly (long Turn, int Calls, int Failures)[] _slices = new (long, int, int)[Slices];
    private State _state;
    private TimeSpan _triesAgainAt;

    // Begins with each call that tries: what began in an earlier one shows nothing of the provider's state now.
    private long _round;

    private enum State
    {
        Closed,
        Open,
        Trying,
    }

    /// <summary>For how long it stops calls; zero when the next call may try, and null when it stops none.</summary>
    public TimeSpan? PauseLeft
    {
        get
        {
            lock (_lock)
            {
                return _state != State.Open ? null : _triesAgainAt > Now ? _triesAgainAt - Now : TimeSpan.Zero;
            }
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_began);

    /// <summary>Null when no call may be made; otherwise the round of the call, for <see cref="Note"/> at its end.</summary>
    public long? TryEnter()
    {
        lock (_lock)
        {
            if (_state == State.Closed)
            {
                return _round;
            }

            var now = Now;
            if (now < _triesAgainAt)
            {
                return null;
            }

            // Should the call that tries never end, another may after as long again.
            (_state, _triesAgainAt) = (State.Trying, now + pause);
            return ++_round;
        }
    }

    /// <summary>
    /// Notes how a call ended: whether it failed, or null where that is unknown because its caller left. True when this stops
    /// the next calls. A call of an earlier round changes nothing: only the call that tries ends a pause.
    /// </summary>
    public bool Note(long round, bool? hasFailed)
    {
        lock (_lock)
        {
            if (round != _round)
            {
                return false;
            }

            if (_state == State.Trying && hasFailed == false)
            {
                _state = State.Closed;
                Array.Clear(_slices);
            }
            else if (_state == State.Trying && hasFailed is null)
            {
                _triesAgainAt = Now;
            }
            else if (_state == State.Trying || (_state == State.Closed && Count_NeedsLock(hasFailed)))
            {
                (_state, _triesAgainAt) = (State.Open, Now + pause);
                return true;
            }

            // What ends during a pause began before it.
            return false;
        }
    }

    /// <summary>Counts a call; whether too many have failed.</summary>
    private bool Count_NeedsLock(bool? hasFailed)
    {
        if (hasFailed is not { } failed)
        {
            return false;
        }

        var turn = Now.Ticks / Slice.Ticks;
        ref var slice = ref _slices[turn % Slices];
        slice = slice.Turn == turn ? slice : (turn, 0, 0);
        slice.Calls++;
        if (!failed)
        {
            return false;
        }

        slice.Failures++;
        var (calls, failures) = (0, 0);
        foreach (var each in _slices)
        {
            if (each.Turn > turn - Slices)
            {
                (calls, failures) = (calls + each.Calls, failures + each.Failures);
            }
        }

        return calls >= leastCalls && failures * 2 >= calls;
    }
}
