using System.Security.Cryptography;
using System.Text;

namespace Tessera.Server.Authentication;

/// <summary>
/// Counts actions of unauthenticated clients per subject in fixed time windows, in the memory of this node: nothing is stored,
/// other nodes count separately, and a restart resets the counts. The number of subjects is bounded; beyond it, those with the
/// smallest counts are dropped, so that a flood of new subjects does not release those that are over their limit.
/// </summary>
internal sealed class FixedWindowCounters(TimeProvider time)
{
    public const int MaxSubjects = 50_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<UInt128, (int Count, TimeSpan EndsAt)> _counts = [];
    private readonly long _started = time.GetTimestamp();

    // The monotonic clock: a change of the system time neither releases nor blocks a subject.
    private TimeSpan Now => time.GetElapsedTime(_started);

    /// <summary>The number of subjects being counted.</summary>
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

    /// <summary>How long until each of these subjects is below its limit; null when all are below it now.</summary>
    public TimeSpan? WaitFor(params ReadOnlySpan<Limit> limits)
    {
        lock (_lock)
        {
            return Wait_NeedsLock(limits, Now);
        }
    }

    /// <summary>
    /// Counts one for each subject and returns null. When any is at its limit, counts nothing and returns how long until none
    /// is.
    /// </summary>
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

    /// <summary>The count of a subject in its current window.</summary>
    public int CountOf(Limit limit)
    {
        lock (_lock)
        {
            return Find_NeedsLock(limit, Now).Count;
        }
    }

    /// <summary>Undoes one count.</summary>
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

    /// <summary>Removes a subject.</summary>
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

    // Hashed: entries have a fixed size whatever a client sends, and no email address stays in memory.
    private static UInt128 KeyOf(Limit limit) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(limit.Subject)));

    /// <summary>How often a subject may act within a window, which starts with its first action.</summary>
    /// <param name="Subject">The counted subject, prefixed with its kind: <c>sign-in 192.0.2.7</c>.</param>
    /// <param name="Most">The maximum count.</param>
    /// <param name="Window">The length of the window.</param>
    internal readonly record struct Limit(string Subject, int Most, TimeSpan Window);
}
