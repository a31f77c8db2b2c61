using Microsoft.Extensions.Options;
using Tessera.Server.Generations.History;

namespace Tessera.Server.Generations.Jobs;

/// <summary>
/// Repeats a step of a task that cannot be done only now, until the generation's deadline: the store for files is out of
/// order, or the server that has the provider's result is. What was made, and may have been paid for, is not thrown away
/// for a minute's trouble, and nothing is completed without its file.
/// </summary>
internal sealed partial class RetryUntilDeadline(
    GenerationReader reader, IOptions<JobOptions> options, TimeProvider time, ILogger<RetryUntilDeadline> logger)
{
    /// <summary>
    /// What the step gave at last, passing trouble or not; null when the row was lost to another worker or to a cancel
    /// meanwhile.
    /// </summary>
    /// <exception cref="IOException">The step threw it still at the deadline.</exception>
    public async Task<T?> RepeatAsync<T>(Generation generation, Func<Task<T>> step, Func<T, bool> isPassing, CancellationToken ct)
        where T : class
    {
        for (var wait = options.Value.PollEvery; ; wait = Slower(wait))
        {
            try
            {
                var result = await step();
                if (!isPassing(result) || GenerationAge.IsLate(generation, time))
                {
                    return result;
                }

                LogPassing(generation.Id, wait);
            }
            catch (IOException trouble) when (!GenerationAge.IsLate(generation, time))
            {
                LogTrouble(generation.Id, wait, trouble.Message);
            }

            await Task.Delay(wait, time, ct);
            if (!await IsOursAsync(generation))
            {
                return null;
            }
        }
    }

    private async Task<bool> IsOursAsync(Generation generation) =>
        await reader.FindAsync(generation.Id) is { } now && !now.State.IsFinal() && now.Fence == generation.Fence;

    private TimeSpan Slower(TimeSpan wait) =>
        TimeSpan.FromTicks(Math.Min((long)(wait.Ticks * 1.3), options.Value.PollAtMostEvery.Ticks));

    [LoggerMessage(LogLevel.Warning, "The result of generation {Id} cannot be fetched from its provider just now; tried again in {Wait}.")]
    private partial void LogPassing(GenerationId id, TimeSpan wait);

    [LoggerMessage(LogLevel.Warning, "The store for files failed generation {Id}; tried again in {Wait}. {Trouble}")]
    private partial void LogTrouble(GenerationId id, TimeSpan wait, string trouble);
}
