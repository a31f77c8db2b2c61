using Tessera.Server.Periodic;

namespace Tessera.Server.Idempotency;

/// <summary>Deletes keys older than 24 hours. They are ignored even before they are deleted.</summary>
internal sealed partial class RemoveOldIdempotencyKeys(
    IdempotencyStore store, TimeProvider time, ILogger<RemoveOldIdempotencyKeys> logger) : IPeriodicTask
{
    private const int BatchSize = 1000;

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken ct)
    {
        int removed;
        do
        {
            ct.ThrowIfCancellationRequested();
            removed = await store.RemoveExpiredAsync(time.GetUtcNow(), BatchSize);
            if (removed > 0)
            {
                LogRemoved(removed);
            }
        }
        while (removed == BatchSize);
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} expired idempotency keys.")]
    private partial void LogRemoved(int count);
}
