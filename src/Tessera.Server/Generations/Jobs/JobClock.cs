using Microsoft.Extensions.Options;

namespace Tessera.Server.Generations.Jobs;

/// <summary>How long a job pauses between attempts, and when its deadline is.</summary>
internal sealed class JobClock(IOptions<JobOptions> options, TimeProvider time)
{
    public DateTimeOffset UtcNow => time.GetUtcNow();

    public long Timestamp => time.GetTimestamp();

    public TimeSpan Since(long timestamp) => time.GetElapsedTime(timestamp);

    public bool IsLate(Generation generation) => GenerationAge.IsLate(generation, time);

    public Task DelayAsync(TimeSpan pause, CancellationToken ct) => Task.Delay(pause, time, ct);

    public Backoff StartBackoff() => new(options.Value.PollEvery, options.Value.PollAtMostEvery);

    /// <summary>Increasing pauses, up to a limit.</summary>
    internal sealed class Backoff(TimeSpan first, TimeSpan longest)
    {
        private const double Growth = 1.3;

        private TimeSpan _next = first;

        public TimeSpan Next()
        {
            var pause = _next;
            _next = TimeSpan.FromTicks(Math.Min((long)(pause.Ticks * Growth), longest.Ticks));
            return pause;
        }
    }
}
