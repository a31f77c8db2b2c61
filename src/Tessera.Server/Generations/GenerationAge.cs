namespace Tessera.Server.Generations;

/// <summary>
/// The age of a generation. The process that runs it measures with the monotonic clock, so setting the wall clock neither ends
/// a job nor changes its processing time. The time before that, perhaps in another process, is known from the wall clock only
/// and is kept within bounds.
/// </summary>
/// <param name="Before">Its age when this process admitted or claimed it.</param>
/// <param name="Since">That moment, as a timestamp of the monotonic clock.</param>
internal readonly record struct GenerationAge(TimeSpan Before, long Since)
{
    // A job that is claimed late is still polled: its result may have been paid for.
    private static readonly TimeSpan LastChance = TimeSpan.FromMinutes(5);

    /// <summary>The age of a generation that this process has just admitted or claimed.</summary>
    public static GenerationAge From(DateTimeOffset createdAt, DateTimeOffset? deadlineAt, TimeProvider time)
    {
        var most = (deadlineAt - LastChance ?? DateTimeOffset.MaxValue) - createdAt;
        return new GenerationAge(Within(most, time.GetUtcNow() - createdAt), time.GetTimestamp());
    }

    /// <summary>The age of a generation now; by the wall clock alone if this process only read its row.</summary>
    public static TimeSpan Of(Generation generation, TimeProvider time) => generation.Age is { } age
        ? age.Before + time.GetElapsedTime(age.Since)
        : Within((generation.DeadlineAt ?? DateTimeOffset.MaxValue) - generation.CreatedAt, time.GetUtcNow() - generation.CreatedAt);

    /// <summary>Whether a job has exceeded its deadline.</summary>
    public static bool IsLate(Generation generation, TimeProvider time) =>
        generation.DeadlineAt is not { } deadline || Of(generation, time) >= deadline - generation.CreatedAt;

    private static TimeSpan Within(TimeSpan most, TimeSpan age)
    {
        var within = age < most ? age : most;
        return within > TimeSpan.Zero ? within : TimeSpan.Zero;
    }
}
