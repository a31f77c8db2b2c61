using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>
/// Sends the deliveries in the outbox. It wakes when any node writes to the outbox, when the next retry is due, and every few
/// seconds, because a notification can be lost and a killed node leaves its deliveries behind.
/// </summary>
internal sealed partial class WebhookDispatcher(
    DeliveryQueue queue,
    DeliverWebhook deliver,
    WebhookSignal signal,
    IOptions<WebhookOptions> options,
    TimeProvider time,
    ILogger<WebhookDispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(5);

    // Well above the duration of an attempt: a second worker that claims it in the meantime would send it twice.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<(DeliveryId, long), Task> _running = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var next = signal.Next;
                if (await TryStepAsync(stoppingToken) is { } wait)
                {
                    await Task.WhenAny(next, Task.Delay(wait, time, stoppingToken));
                }
            }
        }
        finally
        {
            await Task.WhenAll(_running.Values);
        }
    }

    /// <summary>
    /// Starts due deliveries; returns how long to wait before the next check, or null to check again at once.
    /// </summary>
    private async Task<TimeSpan?> TryStepAsync(CancellationToken ct)
    {
        try
        {
            return await StepAsync(ct);
        }
#pragma warning disable CA1031 // One of the server's few catch-alls: a failed check must not prevent later ones.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogLookFailed(failure);
            return LooksEvery;
        }
    }

    private async Task<TimeSpan?> StepAsync(CancellationToken ct)
    {
        var room = options.Value.Concurrency - _running.Count;
        if (room <= 0)
        {
            return LooksEvery;
        }

        var now = time.GetUtcNow();
        var due = await queue.FindNextDueAsync();
        if (due is null || due > now)
        {
            return due - now < LooksEvery ? due - now : LooksEvery;
        }

        var claimed = await queue.ClaimAsync(now, Lease, options.Value.PerEndpoint, room);
        foreach (var delivery in claimed)
        {
            Begin(delivery, ct);
        }

        // None: due deliveries wait for capacity in their lanes, and a delivery that ends wakes the dispatcher.
        return claimed.Count > 0 ? null : LooksEvery;
    }

    private void Begin(ClaimedDelivery delivery, CancellationToken ct)
    {
        var task = RunAsync(delivery, ct);
        var key = (delivery.Id, delivery.Attempt);
        _running[key] = task;
        _ = task.ContinueWith(
            _ =>
            {
                _running.TryRemove(key, out var _);
                signal.Wake();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private async Task RunAsync(ClaimedDelivery delivery, CancellationToken stopping)
    {
        try
        {
            await Task.Yield();
            await deliver.RunAsync(delivery, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Its lease expires, and the next start sends it.
        }
#pragma warning disable CA1031 // One of the server's few catch-alls: one delivery must not end the others.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure, delivery.Id);
        }
    }

    [LoggerMessage(LogLevel.Error, "Delivery {Id} failed; it is retried when its lease ends.")]
    private partial void LogFailed(Exception failure, DeliveryId id);

    [LoggerMessage(LogLevel.Error, "The webhook outbox could not be read; retrying in a few seconds.")]
    private partial void LogLookFailed(Exception failure);
}
