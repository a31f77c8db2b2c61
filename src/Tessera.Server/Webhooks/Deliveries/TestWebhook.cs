using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary><c>POST /api/v2/webhooks/{id}/test</c>: sends <c>webhook.test</c> to the endpoint, whatever its events.</summary>
internal static class TestWebhook
{
    public static async Task<Results<Accepted<DeliverySummary>, ApiError>> Handle(
        string id, Caller caller, Language language, WebhookStore webhooks, DeliveryLog log, Database database, TimeProvider time)
    {
        if (!WebhookId.TryParse(id, out var number) || await webhooks.FindAsync(caller.Account, number) is not { } webhook)
        {
            return WebhookErrors.NoSuchWebhook(id);
        }

        if (!webhook.IsEnabled)
        {
            return WebhookErrors.Disabled(webhook.Id);
        }

        var now = time.GetUtcNow();
        var message = new WebhookMessage(caller.Account, WebhookEvents.Test, JsonSerializer.Serialize(
            new TestEvent(WebhookEvents.Test.ToWire(), webhook.Id.Text, now), WireJson.Options), now);
        var written = await database.WriteAsync(session => WebhookOutbox.WriteAsync(session, webhook.Id, message));
        return await log.FindAsync(caller.Account, webhook.Id, written) is { } delivery
            ? TypedResults.Accepted($"/api/v2/webhooks/{id}/deliveries", DeliverySummary.Of(delivery, language))
            : WebhookErrors.NoSuchWebhook(id);
    }

    private sealed record TestEvent(string Event, string WebhookId, DateTimeOffset CreatedAt);
}
