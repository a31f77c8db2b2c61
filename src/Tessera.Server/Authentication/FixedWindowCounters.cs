using System.Security.Cryptography;
using System.Text;

namespace Tessera.Server.Authentication;

/// <summary>
/// Counts what strangers do, each subject for a window of time, in the memory of this node: nothing is written for them,
/// another node counts by itself, and a restart forgets. The number of subjects is bounded; when there are too many, those
/// with the smallest counts are forgotten, so that a flood of new ones does not free those that are held back.
/// </summary>
internal sealed class FixedWindowCounters(TimeProvider time)
{
    public const int MaxSubjects = 50_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, (int Count, TimeSpan EndsAt)> _counts = [];
    private readonly long _started = time.GetTimestamp();

    // Not the time of day: a step of the clock neither frees nor holds anybody.
    private TimeSpan Now => time.GetElapsedTime(_started);

    /// <summary>How many subjects are counted now.</summary>
    public int Subjects
    {
        get
        {
            lock (_lock)
            {
                return _counts.Count;
            }
        }
    }

    /// <summary>How long until each of these subjects is below its limit; null when all are now.</summary>
    public TimeSpan? WaitFor(params ReadOnlySpan<Limit> limits)
    {
        lock (_lock)
        {
            return Wait_NeedsLock(limits, Now);
        }
    }

    /// <summary>Counts one for each subject; none when one of them is at its limit: then how long until it is below.</summary>
    public TimeSpan? TryAdd(params ReadOnlySpan<Limit> limits)
    {
        var now = Now;
        lock (_lock)
        {
            if (Wait_NeedsLock(limits, now) is { } wait)
            {
                return wait;
            }

            foreach (var limit in limits)
            {
                Add_NeedsLock(limit, now);
            }

            return null;
        }
    }

    /// <summary>The count of a subject in its running window.</summary>
    public int CountOf(Limit limit)
    {
        lock (_lock)
        {
            return Find_NeedsLock(limit, Now).Count;
        }
    }

    /// <summary>Takes one back that was counted.</summary>
    public void TakeBack(Limit limit)
    {
        lock (_lock)
        {
            if (_counts.TryGetValue(KeyOf(limit), out var counted) && counted.Count > 0)
            {
                _counts[KeyOf(limit)] = counted with { Count = counted.Count - 1 };
            }
        }
    }

    /// <summary>Forgets a subject.</summary>
    public void Forget(Limit limit)
    {
        lock (_lock)
        {
            _counts.Remove(KeyOf(limit));
        }
    }

    private TimeSpan? Wait_NeedsLock(ReadOnlySpan<Limit> limits, TimeSpan now)
    {
        TimeSpan? longest = null;
        foreach (var limit in limits)
        {
            var (count, endsAt) = Find_NeedsLock(limit, now);
            if (count >= limit.Most && (longest is null || endsAt - now > longest))
            {
                longest = endsAt - now;
            }
        }

        return longest;
    }

    private (int Count, TimeSpan EndsAt) Find_NeedsLock(Limit limit, TimeSpan now) =>
        _counts.TryGetValue(KeyOf(limit), out var counted) && counted.EndsAt > now ? counted : (0, now + limit.Window);

    private void Add_NeedsLock(Limit limit, TimeSpan now)
    {
        var (count, endsAt) = Find_NeedsLock(limit, now);
        if (count == 0 && _counts.Count >= MaxSubjects)
        {
            MakeRoom_NeedsLock(now);
        }

        _counts[KeyOf(limit)] = (count + 1, endsAt);
    }

    private void MakeRoom_NeedsLock(TimeSpan now)
    {
        var keep = _counts.Where(entry => entry.Value.EndsAt > now)
            .OrderByDescending(entry => entry.Value.Count)
            .Take(MaxSubjects / 2)
            .ToList();
        _counts.Clear();
        keep.ForEach(entry => _counts.Add(entry.Key, entry.Value));
    }

    // Of one size whatever a stranger sends, and no email address stays in memory.
    private static UInt128 KeyOf(Limit limit) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(limit.Subject)));

    /// <summary>How often a subject may do something within a window that starts with the first time.</summary>
    /// <param name="Subject">What is counted, with its kind: <c>sign-in 192.0.2.7</c>.</param>
    /// <param name="Most">How often.</param>
    /// <param name="Window">Within which time.</param>
    internal readonly record struct Limit(string Subject, int Most, TimeSpan Window);
}
