using System.Data.Common;
using Tessera.Server.Keys;

namespace Tessera.Server.Authentication;

/// <summary>Writes when keys were last used, in batches: never a write per request.</summary>
internal sealed class FlushApiKeyUses(ApiKeyUses uses, KeyStore store, TimeProvider time) : BackgroundService
{
    private const int LargestBatch = 1000;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; StopAsync writes the rest.
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            while (uses.Take(LargestBatch) is { Count: > 0 } batch)
            {
                await store.WriteUsesAsync(batch);
            }
        }
        catch (DbException)
        {
            // The database is away. These uses are forgotten; who uses a key again is noted again.
        }
    }
}
