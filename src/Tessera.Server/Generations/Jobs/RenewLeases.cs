using Tessera.Server.Periodic;

namespace Tessera.Server.Generations.Jobs;

/// <summary>Renews the leases of this process, and stops work on those it has lost.</summary>
internal sealed partial class RenewLeases(RunningGenerations generations, JobLeases leases, ILogger<RenewLeases> logger) : IPeriodicTask
{
    // Two renewals may fail before the lease expires.
    public TimeSpan Every => leases.Duration / 3;

    public async Task RunAsync(CancellationToken ct)
    {
        var running = generations.All;
        if (running.Count == 0)
        {
            return;
        }

        foreach (var lost in await leases.RenewAsync(running))
        {
            // Usually the generation has just ended, and there is nothing to stop.
            if (generations.TryStop(lost.Id) && lost.IsTaken)
            {
                LogLost(lost.Id);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Lost the lease on generation {Id}; stopping work on it.")]
    private partial void LogLost(GenerationId id);
}
