using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;

namespace Tessera.Server.Webhooks;

/// <summary>
/// <c>POST /api/v2/webhooks/default/secret/rotate</c>: creates a new secret for <c>webhook_url</c>; the old one also signs for
/// a day.
/// </summary>
internal static class RotateDefaultSecret
{
    public static async Task<Ok<WebhookKey>> Handle(Caller caller, WebhookSecrets secrets) =>
        TypedResults.Ok(WebhookKey.Of(await secrets.RotateAsync(caller.Account, WebhookId.Default)));
}
