using System.Collections.Concurrent;

namespace Tessera.Server.Generations.Usage;

/// <summary>Reads over the last days that all callers of one minute share; one that failed is not kept.</summary>
internal sealed class ReadsByDays<T>(TimeProvider time, Func<DateTimeOffset, Task<T>> read)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<int, (long At, Task<T> Result)> _reads = new();

    /// <summary>What was read, at most a minute ago.</summary>
    /// <param name="days">The number of days, with today (UTC).</param>
    public Task<T> GetAsync(int days)
    {
        var now = time.GetTimestamp();
        if (_reads.TryGetValue(days, out var known) && !known.Result.IsFaulted && time.GetElapsedTime(known.At, now) < Freshness)
        {
            return known.Result;
        }

        var result = read(FromOf(days));
        _reads[days] = (now, result);
        return result;
    }

    /// <summary>The beginning of the first of these days.</summary>
    public DateTimeOffset FromOf(int days) => new(time.GetUtcNow().UtcDateTime.Date.AddDays(1 - days), TimeSpan.Zero);
}
