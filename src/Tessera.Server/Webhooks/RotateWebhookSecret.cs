using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Webhooks;

/// <summary>
/// <c>POST /api/v2/webhooks/{id}/rotate</c>: creates a new secret, shown only this once. Both secrets sign for a day: the
/// header then has two signatures, of which a receiver must verify one.
/// </summary>
internal static class RotateWebhookSecret
{
    public static async Task<Results<Ok<WebhookSummary>, ApiError>> Handle(
        string id, Caller caller, WebhookStore webhooks, WebhookSecrets secrets) =>
        WebhookId.TryParse(id, out var number) && await webhooks.FindAsync(caller.Account, number) is { } webhook
            ? TypedResults.Ok(WebhookSummary.Of(webhook, await secrets.RotateAsync(caller.Account, number)))
            : WebhookErrors.NoSuchWebhook(id);
}
