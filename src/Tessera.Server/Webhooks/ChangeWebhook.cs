using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks;

/// <summary>
/// <c>PATCH /api/v2/webhooks/{id}</c>: changes an endpoint; absent members stay. Disabling it cancels its pending deliveries,
/// and enabling it again does not restore them.
/// </summary>
internal static class ChangeWebhook
{
    public static async Task<Results<Ok<WebhookSummary>, ApiError>> Handle(
        string id, ChangeWebhookRequest request, Caller caller, Database database)
    {
        return WebhookId.TryParse(id, out var number)
            && await database.WriteAsync(session => WebhookStore.ChangeAsync(session, caller.Account, number, request)) is { } changed
                ? TypedResults.Ok(WebhookSummary.Of(changed))
                : WebhookErrors.NoSuchWebhook(id);
    }
}
