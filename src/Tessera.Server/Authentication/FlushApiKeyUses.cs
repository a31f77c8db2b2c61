using System.Data.Common;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>Writes when keys were last used, in batches rather than on every request.</summary>
internal sealed class FlushApiKeyUses(ApiKeyUses uses, Database database, TimeProvider time) : BackgroundService
{
    private const int MaxBatch = 1000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync();
    }

    /// <summary>Writes the uses of a batch, in one transaction.</summary>
    public Task WriteAsync(IReadOnlyList<(long Key, long At)> batch) => database.WriteAsync(async session =>
    {
        var update = session.Prepared(
            "UPDATE api_keys SET last_used_at = @at WHERE id = @id AND coalesce(last_used_at, 0) < @at", "@at", "@id");
        foreach (var (key, at) in batch)
        {
            await update.With(at, key).ExecuteNonQueryAsync();
        }
    });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await FlushAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server is stopping; StopAsync flushes the rest.
        }
    }

    // A key in constant use is recorded again immediately, so only a full batch is followed by another.
    private async Task FlushAsync()
    {
        try
        {
            for (var batch = uses.Take(MaxBatch); batch.Count > 0; batch = batch.Count == MaxBatch ? uses.Take(MaxBatch) : [])
            {
                await WriteAsync(batch);
            }
        }
        catch (DbException)
        {
            // The database is unavailable: these times are lost, and the next use of each key is recorded as usual.
        }
    }
}
