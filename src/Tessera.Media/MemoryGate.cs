namespace Tessera.Media;

/// <summary>
/// Limits the memory of concurrent work by the bytes that each piece of work is estimated to need. While others wait, one owner
/// gets at most half of it, and the owner with the least goes first, so that one account's many large files do not delay
/// another's small one. Work that needs more than the whole limit runs alone.
/// </summary>
public sealed class MemoryGate
{
    private readonly Lock _lock = new();
    private readonly List<Reservation> _waiting = [];
    private readonly Dictionary<long, long> _held = [];
    private readonly long _capacity;
    private readonly TimeProvider _time;
    private long _used;

    /// <summary>A gate of this many bytes.</summary>
    public MemoryGate(long capacity, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        (_capacity, _time) = (capacity, time);
    }

    /// <summary>The number of bytes reserved now.</summary>
    public long Used
    {
        get
        {
            lock (_lock)
            {
                return _used;
            }
        }
    }

    /// <summary>Waits until the bytes are free and reserves them; disposing of the result releases them.</summary>
    public async Task<IDisposable> EnterAsync(long owner, long bytes, CancellationToken ct) =>
        await TryEnterAsync(owner, bytes, Timeout.InfiniteTimeSpan, ct)
        ?? throw new InvalidOperationException("A wait without a time limit timed out.");

    /// <summary>Reserves bytes, or returns null when they do not become free within <paramref name="patience"/>.</summary>
    public async Task<IDisposable?> TryEnterAsync(long owner, long bytes, TimeSpan patience, CancellationToken ct)
    {
        // What needs no memory, such as a text without images, does not wait for a video to end.
        if (bytes == 0)
        {
            return NoReservation.Instance;
        }

        var reservation = new Reservation(this, owner, Math.Clamp(bytes, 1, _capacity));
        lock (_lock)
        {
            _waiting.Add(reservation);
            Grant_NeedsLock();
        }

        try
        {
            await reservation.Granted.Task.WaitAsync(patience, _time, ct);
            return reservation;
        }
        catch (TimeoutException)
        {
            return Withdraw(reservation) ? null : reservation;
        }
        catch (OperationCanceledException)
        {
            if (!Withdraw(reservation))
            {
                reservation.Dispose();
            }

            throw;
        }
    }

    // False: it was granted at the same moment.
    private bool Withdraw(Reservation reservation)
    {
        lock (_lock)
        {
            var waited = _waiting.Remove(reservation);
            Grant_NeedsLock();
            return waited;
        }
    }

    private void Release(Reservation reservation)
    {
        lock (_lock)
        {
            _used -= reservation.Bytes;
            if ((_held[reservation.Owner] -= reservation.Bytes) == 0)
            {
                _held.Remove(reservation.Owner);
            }

            Grant_NeedsLock();
        }
    }

    private void Grant_NeedsLock()
    {
        // The next in turn is waited for even when a smaller one would fit: otherwise large ones could wait forever.
        while (_waiting.Where(MayHold).MinBy(waiting => _held.GetValueOrDefault(waiting.Owner)) is { } next
            && _used + next.Bytes <= _capacity)
        {
            _waiting.Remove(next);
            _used += next.Bytes;
            _held[next.Owner] = _held.GetValueOrDefault(next.Owner) + next.Bytes;
            next.Granted.SetResult();
        }
    }

    private bool MayHold(Reservation reservation) =>
        _held.GetValueOrDefault(reservation.Owner) is var held && (held == 0 || held + reservation.Bytes <= _capacity / 2);

    private sealed class Reservation(MemoryGate gate, long owner, long bytes) : IDisposable
    {
        private int _returned;

        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long Owner => owner;

        public long Bytes => bytes;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _returned, 1) == 0)
            {
                gate.Release(this);
            }
        }
    }

    private sealed class NoReservation : IDisposable
    {
        public static readonly NoReservation Instance = new();

        public void Dispose()
        {
            // Nothing was reserved.
        }
    }
}
