using Tessera.Server.Generations.History;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// Repeats a step of a job that fails transiently, until the generation's deadline: the artifact store is down, or the server
/// with the provider's result is. The result may have been paid for, so a short outage must not discard it, and no job is
/// completed without its file.
/// </summary>
internal sealed partial class RetryUntilDeadline(GenerationReader reader, JobClock clock, ILogger<RetryUntilDeadline> logger)
{
    /// <summary>
    /// The last result of the step, transient failure or not; null when another worker or a cancel took the row in the
    /// meantime.
    /// </summary>
    /// <exception cref="IOException">The step still threw it at the deadline.</exception>
    public async Task<T?> RepeatAsync<T>(Generation generation, Func<Task<T>> step, Func<T, bool> isTransient, CancellationToken ct)
        where T : class
    {
        var backoff = clock.StartBackoff();
        while (true)
        {
            var pause = backoff.Next();
            try
            {
                var result = await step();
                if (!isTransient(result) || clock.IsLate(generation))
                {
                    return result;
                }

                LogRetry(generation.Id, pause);
            }
            catch (IOException failure) when (!clock.IsLate(generation))
            {
                LogStoreFailure(generation.Id, pause, failure.Message);
            }

            await clock.DelayAsync(pause, ct);
            if (!await IsOursAsync(generation))
            {
                return null;
            }
        }
    }

    private async Task<bool> IsOursAsync(Generation generation) =>
        await reader.FindAsync(generation.Id) is { } now && !now.State.IsFinal() && now.Fence == generation.Fence;

    [LoggerMessage(LogLevel.Warning, "The result of generation {Id} cannot be fetched from its provider at the moment; retrying in {Pause}.")]
    private partial void LogRetry(GenerationId id, TimeSpan pause);

    [LoggerMessage(LogLevel.Warning, "Artifact store failure for generation {Id}; retrying in {Pause}. {Reason}")]
    private partial void LogStoreFailure(GenerationId id, TimeSpan pause, string reason);
}
