using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>
/// <c>POST /api/v2/webhooks/{id}/deliveries/{deliveryId}/redeliver</c>: sends a delivery again now, whatever its state, with
/// the same <c>webhook-id</c> and a new retry schedule.
/// </summary>
internal static class Redeliver
{
    public static async Task<Results<Accepted<DeliverySummary>, ApiError>> Handle(
        string id, string deliveryId, Caller caller, Language language, WebhookStore webhooks, DeliveryLog log, TimeProvider time)
    {
        var webhook = WebhookId.TryParse(id, out var endpoint) ? await webhooks.FindAsync(caller.Account, endpoint) : null;
        if (webhook is null && id != WebhookId.DefaultWord)
        {
            return WebhookErrors.NoSuchWebhook(id);
        }

        var number = webhook?.Id ?? WebhookId.Default;
        if (!DeliveryId.TryParse(deliveryId, out var delivery) || await log.FindAsync(caller.Account, number, delivery) is null)
        {
            return WebhookErrors.NoSuchDelivery(id, deliveryId);
        }

        if (webhook is { IsEnabled: false })
        {
            return WebhookErrors.Disabled(number);
        }

        await log.RestartAsync(delivery, time.GetUtcNow());
        return await log.FindAsync(caller.Account, number, delivery) is { } restarted
            ? TypedResults.Accepted($"/api/v2/webhooks/{id}/deliveries", DeliverySummary.Of(restarted, language))
            : WebhookErrors.NoSuchDelivery(id, deliveryId);
    }
}
