using Tessera.Server.Periodic;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>Deletes deliveries that are older than the retention of the log.</summary>
internal sealed partial class RemoveOldDeliveries(DeliveryLog log, TimeProvider time, ILogger<RemoveOldDeliveries> logger) : IPeriodicTask
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int BatchSize = 1000;

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken ct)
    {
        var all = 0;
        int removed;
        do
        {
            ct.ThrowIfCancellationRequested();
            removed = await log.RemoveBeforeAsync(time.GetUtcNow() - Kept, BatchSize);
            all += removed;
        }
        while (removed == BatchSize);

        if (all > 0)
        {
            LogRemoved(all);
        }
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} expired webhook deliveries.")]
    private partial void LogRemoved(int count);
}
