using Tessera.Server.Periodic;

namespace Tessera.Server.Artifacts;

/// <summary>Deletes expired uploads: the file first, then the row that still names it if that was interrupted.</summary>
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

            // As many as came: a batch each time would fall behind, and what is not deleted counts against its account.
            if (expired.Count < BatchSize)
            {
                return;
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} expired uploads.")]
    private partial void LogRemoved(int count);
}
