using Tessera.Server.Hosting;
using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>One attempt, from claim to outcome: resolves the URL, sends, records the result.</summary>
internal sealed partial class DeliverWebhook(
    WebhookStore webhooks,
    WebhookSecrets secrets,
    WebhookSender sender,
    DeliveryQueue queue,
    Database database,
    TimeProvider time,
    ILogger<DeliverWebhook> logger)
{
    /// <summary>An endpoint whose deliveries have all failed for this long is disabled.</summary>
    public static readonly TimeSpan MaxFailingTime = TimeSpan.FromDays(5);

    public async Task RunAsync(ClaimedDelivery delivery, CancellationToken ct)
    {
        var webhook = delivery.Webhook.IsDefault ? null : await webhooks.FindAsync(delivery.Account, delivery.Webhook);
        var url = delivery.Url ?? (webhook is { IsEnabled: true } ? webhook.Url : null);
        if (url is null)
        {
            await queue.GiveUpAsync(delivery);
            return;
        }

        if (delivery.Webhook.IsDefault)
        {
            await secrets.GetDefaultAsync(delivery.Account);
        }

        var signing = await secrets.FindAsync(delivery.Account, delivery.Webhook);
        FailPoints.Hit(FailPoints.BeforeDeliveryCall);
        var result = await sender.SendAsync(delivery, new Uri(url), signing, ct);
        FailPoints.Hit(FailPoints.AfterDeliveryCall);
        await database.WriteAsync(async session =>
        {
            await NoteAsync(session, delivery, webhook, result);
            FailPoints.Hit(FailPoints.BeforeDeliveryCommit);
        });
        FailPoints.Hit(FailPoints.AfterDeliveryCommit);
        if (result.IsGone && webhook is not null)
        {
            LogDisabled(webhook.Id, webhook.Account.Value, Webhook.Gone);
        }
    }

    private async Task NoteAsync(Session session, ClaimedDelivery delivery, Webhook? webhook, WebhookSender.AttemptResult result)
    {
        var now = time.GetUtcNow();
        if (result.IsSuccess)
        {
            await DeliveryQueue.FinishAsync(session, delivery, result, DeliveryState.Delivered, now);
            if (webhook?.FailingSince is not null)
            {
                await WebhookStore.NoteSuccessAsync(session, webhook.Id);
            }

            return;
        }

        var wait = result.IsGone ? null : RetrySchedule.After(delivery.Failures + 1);
        var state = wait is null ? DeliveryState.Failed : DeliveryState.Pending;
        if (await DeliveryQueue.FinishAsync(session, delivery, result, state, now + (wait ?? TimeSpan.Zero)) && webhook is not null)
        {
            await NoteFailureAsync(session, webhook, result.IsGone, now);
        }
    }

    private async Task NoteFailureAsync(Session session, Webhook webhook, bool isGone, DateTimeOffset now)
    {
        if (isGone)
        {
            await WebhookStore.DisableAsync(session, webhook.Account, webhook.Id, Webhook.Gone);
        }
        else if (await WebhookStore.NoteFailureAsync(session, webhook.Id, now) is { } since && now - since >= MaxFailingTime)
        {
            await WebhookStore.DisableAsync(session, webhook.Account, webhook.Id, Webhook.Failing);
            LogDisabled(webhook.Id, webhook.Account.Value, Webhook.Failing);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Webhook endpoint {Id} of account {Account} was disabled: {Reason}.")]
    private partial void LogDisabled(WebhookId id, long account, string reason);
}
