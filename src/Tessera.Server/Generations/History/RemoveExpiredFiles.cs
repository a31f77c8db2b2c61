using Tessera.Server.Artifacts;
using Tessera.Server.Periodic;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.History;

/// <summary>
/// Deletes expired files, and files that a deletion could not remove at once. The history entry stays, without its links. The
/// row is updated only after its file is deleted, so an outage of the store is retried.
/// </summary>
internal sealed partial class RemoveExpiredFiles(
    GenerationReader reader,
    PollCache polled,
    Database database,
    ArtifactIntake artifacts,
    TimeProvider time,
    ILogger<RemoveExpiredFiles> logger) : IPeriodicTask
{
    private const int Batch = 500;

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken ct)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var expired = await reader.ListExpiredAsync(now, Batch);
            foreach (var generation in expired)
            {
                await RemoveAsync(generation, now);
                ct.ThrowIfCancellationRequested();
            }

            if (expired.Count > 0)
            {
                LogRemoved(expired.Count);
            }

            if (expired.Count < Batch)
            {
                return;
            }
        }
    }

    private async Task RemoveAsync(Generation generation, DateTimeOffset now)
    {
        if (generation.FileExtension is { } extension)
        {
            await artifacts.DeleteAsync(generation.Id.Value, extension);
        }

        await database.WriteAsync(session =>
        {
            var update = session.Prepared("UPDATE generations SET file_deleted_at = @now WHERE id = @id", "@now", "@id");
            return update.With(now.ToUnixTimeMilliseconds(), generation.Id.Value).ExecuteNonQueryAsync();
        });
        polled.Forget(generation.Id);
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} expired files.")]
    private partial void LogRemoved(int count);
}
