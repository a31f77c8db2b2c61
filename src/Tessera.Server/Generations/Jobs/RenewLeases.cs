using Tessera.Server.Periodic;

namespace Tessera.Server.Generations.Jobs;

/// <summary>Keeps alive what this process works on, and stops what it has lost.</summary>
internal sealed partial class RenewLeases(RunningGenerations held, JobLeases leases, ILogger<RenewLeases> logger) : IPeriodicTask
{
    // Two may fail before the lease is over.
    public TimeSpan Every => leases.Lasts / 3;

    public async Task RunAsync(CancellationToken ct)
    {
        var running = held.All;
        if (running.Count == 0)
        {
            return;
        }

        foreach (var lost in await leases.RenewAsync(running))
        {
            // Mostly it has just ended; then nothing runs any more.
            if (held.TryStop(lost.Id) && lost.IsTaken)
            {
                LogLost(lost.Id);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Generation {Id} is not this worker's any more; its work here is stopped.")]
    private partial void LogLost(GenerationId id);
}
