using Tessera.Server.Periodic;

namespace Tessera.Server.Artifacts.Uploads;

/// <summary>
/// Deletes expired uploads: the file first, then the row, which still names the file if the deletion is interrupted.
/// </summary>
internal sealed partial class RemoveExpiredUploads(
    UploadStore uploads, IArtifactStore store, TimeProvider time, ILogger<RemoveExpiredUploads> logger) : IPeriodicTask
{
    private const int BatchSize = 1000;

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken ct)
    {
        while (true)
        {
            var expired = await uploads.FindExpiredAsync(time.GetUtcNow(), BatchSize);
            foreach (var key in expired)
            {
                await store.DeleteAsync(key, ct);
                await uploads.RemoveAsync(key.Stem);
            }

            if (expired.Count > 0)
            {
                LogRemoved(expired.Count);
            }

            // Repeats until none are left: one batch per run could fall behind, and undeleted uploads count against their
            // accounts.
            if (expired.Count < BatchSize)
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} expired uploads.")]
    private partial void LogRemoved(int count);
}
