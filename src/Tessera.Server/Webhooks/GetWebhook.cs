using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Webhooks;

/// <summary><c>GET /api/v2/webhooks/{id}</c>.</summary>
internal static class GetWebhook
{
    public static async Task<Results<Ok<WebhookSummary>, ApiError>> Handle(string id, Caller caller, WebhookStore webhooks) =>
        WebhookId.TryParse(id, out var number) && await webhooks.FindAsync(caller.Account, number) is { } webhook
            ? TypedResults.Ok(WebhookSummary.Of(webhook))
            : WebhookErrors.NoSuchWebhook(id);
}
