namespace Tessera.Server.Generations;

/// <summary>
/// How old a generation is. The process that runs it measures with the monotonic clock, so setting the wall clock neither ends
/// a job nor adds to its processing time. The time before, perhaps in another process, is known by the wall clock only and is
/// kept within bounds.
/// </summary>
/// <param name="Before">Its age when this process admitted or took it.</param>
/// <param name="Since">That moment, a timestamp of the monotonic clock.</param>
internal readonly record struct GenerationAge(TimeSpan Before, long Since)
{
    // A job that is taken late is still polled: its result may have been paid for.
    private static readonly TimeSpan LastChance = TimeSpan.FromMinutes(5);

    /// <summary>The age of a generation that this process has just admitted or leased.</summary>
    public static GenerationAge From(Generation generation, TimeProvider time)
    {
        var most = (generation.DeadlineAt - LastChance ?? DateTimeOffset.MaxValue) - generation.CreatedAt;
        return new GenerationAge(Within(most, time.GetUtcNow() - generation.CreatedAt), time.GetTimestamp());
    }

    /// <summary>How old a generation is now; by the wall clock alone where this process only read its row.</summary>
    public static TimeSpan Of(Generation generation, TimeProvider time) => generation.Age is { } age
        ? age.Before + time.GetElapsedTime(age.Since)
        : Within((generation.DeadlineAt ?? DateTimeOffset.MaxValue) - generation.CreatedAt, time.GetUtcNow() - generation.CreatedAt);

    /// <summary>Whether the time of a job is up.</summary>
    public static bool IsLate(Generation generation, TimeProvider time) =>
        generation.DeadlineAt is not { } deadline || Of(generation, time) >= deadline - generation.CreatedAt;

    private static TimeSpan Within(TimeSpan most, TimeSpan age)
    {
        var within = age < most ? age : most;
        return within > TimeSpan.Zero ? within : TimeSpan.Zero;
    }
}
