using Tessera.Server.Generations;
using Tessera.Server.Generations.Outcome;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>
/// Cancels what is not done in the time that its caller gave it. This process waits, so after a restart only the deadline that
/// every job has remains.
/// </summary>
internal sealed partial class CancelLate(Batches batches, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<CancelLate> logger)
{
    /// <summary>Starts the time of a request.</summary>
    /// <param name="first">Its first generation, whose ID is that of the request.</param>
    /// <param name="delay">How long it has.</param>
    public void Start(Generation first, TimeSpan delay) => _ = CancelAsync(first, delay);

    private async Task CancelAsync(Generation first, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, time, lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!lifetime.ApplicationStopping.IsCancellationRequested && await batches.FindAsync(first.Account, first.Id) is { IsFinal: false } open)
            {
                await batches.CancelAsync(open, lifetime.ApplicationStopping);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // No request waits for it: the generation ends by itself, or by its own deadline.
            LogLeft(first.Id, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "Generation {Id} was not canceled at the deadline that its caller set.")]
    private partial void LogLeft(GenerationId id, Exception failure);
}
