using System.Numerics;
using Tessera.Providers;

namespace Tessera.Server.Providers;

/// <summary>
/// The calls of a credential in the last 24 hours, by hour. They are counted in this process, from its start, without a lock:
/// a call costs a few additions, and a count may be off by those calls that end while an hour begins.
/// </summary>
internal sealed class CredentialTraffic(TimeProvider time)
{
    private const int Kept = 24;

    // Four to each doubling, so a duration is known to within a fifth; the last begins at 18 minutes.
    private const int PerDoubling = 4;
    private const int Durations = 20 * PerDoubling;

    private readonly Hour?[] _hours = new Hour?[Kept];
    private int _inFlight;
    private Failure? _lastFailure;

    /// <summary>The calls and jobs that occupy the credential now.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>The last failure that was not the caller's fault.</summary>
    public Failure? LastFailure => Volatile.Read(ref _lastFailure);

    private long Now => time.GetUtcNow().ToUnixTimeSeconds() / 3600;

    /// <summary>Counts a call or job as occupying the credential until the slot is disposed.</summary>
    public IDisposable Occupy(IDisposable slot)
    {
        Interlocked.Increment(ref _inFlight);
        return new Occupied(this, slot);
    }

    /// <summary>Counts a call that was sent, and how long the provider took to accept or refuse it.</summary>
    public void NoteCall(TimeSpan took)
    {
        var hour = Current();
        Interlocked.Increment(ref hour.Calls);
        var milliseconds = (ulong)Math.Max(1, took.TotalMilliseconds);
        var whole = BitOperations.Log2(milliseconds);
        // Between two powers of two the position is nearly linear.
        var within = (int)(((milliseconds - (1UL << whole)) * PerDoubling) >> whole);
        Interlocked.Increment(ref hour.Took[Math.Min((whole * PerDoubling) + within, Durations - 1)]);
    }

    /// <summary>Counts a failure of a call that was counted before; false when it is the caller's fault, which is not counted.</summary>
    public bool NoteFailure(ProviderFailure failure)
    {
        if (!Remember(failure))
        {
            return false;
        }

        Interlocked.Increment(ref Current().Failures);
        return true;
    }

    /// <summary>Keeps the failure as the last one without counting it; false when it is the caller's fault.</summary>
    public bool Remember(ProviderFailure failure)
    {
        if (failure.Kind is FailureKind.InvalidInput or FailureKind.ContentRefused)
        {
            return false;
        }

        Volatile.Write(ref _lastFailure, new Failure(time.GetUtcNow(), failure));
        return true;
    }

    /// <summary>The last 24 hours, oldest first; the last one is the current hour.</summary>
    public IReadOnlyList<(DateTimeOffset At, int Calls, int Failures)> Hours()
    {
        var now = Now;
        return
        [
            .. Enumerable.Range(0, Kept).Select(back => now - Kept + 1 + back).Select(number =>
            {
                var hour = Volatile.Read(ref _hours[number % Kept]);
                var isKept = hour?.Number == number;
                return (DateTimeOffset.FromUnixTimeSeconds(number * 3600), isKept ? hour!.Calls : 0, isKept ? hour!.Failures : 0);
            }),
        ];
    }

    /// <summary>Within how many milliseconds 95 % of the calls of the last 24 hours were accepted or refused; null without a call.</summary>
    public long? SlowMilliseconds()
    {
        var now = Now;
        var took = new long[Durations];
        foreach (var hour in _hours.OfType<Hour>().Where(hour => hour.Number > now - Kept))
        {
            for (var index = 0; index < Durations; index++)
            {
                took[index] += hour.Took[index];
            }
        }

        var left = (long)Math.Ceiling(took.Sum() * 0.95);
        if (left == 0)
        {
            return null;
        }

        var last = -1;
        while (left > 0)
        {
            left -= took[++last];
        }

        var (whole, within) = Math.DivRem(last, PerDoubling);
        return (1L << whole) + ((within + 1L) * (1L << whole) / PerDoubling);
    }

    private Hour Current()
    {
        var number = Now;
        ref var place = ref _hours[number % Kept];
        var hour = Volatile.Read(ref place);
        if (hour?.Number == number)
        {
            return hour;
        }

        // Of several calls that begin an hour, one replaces the hour of yesterday.
        var fresh = new Hour(number);
        return Interlocked.CompareExchange(ref place, fresh, hour) == hour ? fresh : Volatile.Read(ref place) ?? fresh;
    }

    /// <summary>A failure and when it happened.</summary>
    internal sealed record Failure(DateTimeOffset At, ProviderFailure Cause);

    private sealed class Hour(long number)
    {
        public readonly long Number = number;
        public readonly int[] Took = new int[Durations];
        public int Calls;
        public int Failures;
    }

    private sealed class Occupied(CredentialTraffic traffic, IDisposable slot) : IDisposable
    {
        private int _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 0)
            {
                Interlocked.Decrement(ref traffic._inFlight);
                slot.Dispose();
            }
        }
    }
}
