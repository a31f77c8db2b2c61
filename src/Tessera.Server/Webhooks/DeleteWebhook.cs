using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks;

/// <summary><c>DELETE /api/v2/webhooks/{id}</c>: deletes the endpoint, its secret and its delivery log.</summary>
internal static class DeleteWebhook
{
    public static async Task<Results<NoContent, ApiError>> Handle(string id, Caller caller, Database database) =>
        WebhookId.TryParse(id, out var number)
        && await database.WriteAsync(session => WebhookStore.RemoveAsync(session, caller.Account, number))
            ? TypedResults.NoContent()
            : WebhookErrors.NoSuchWebhook(id);
}
