using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;

namespace Tessera.Server.Webhooks;

/// <summary>
/// <c>GET /api/v2/webhooks/default/secret</c>: the secret that signs deliveries to a request's <c>webhook_url</c>. Path and
/// reply are those of Replicate, whose SDK reads it with <c>webhooks.default.secret.get()</c>.
/// </summary>
internal static class GetDefaultSecret
{
    public static async Task<Ok<WebhookKey>> Handle(Caller caller, WebhookSecrets secrets) =>
        TypedResults.Ok(WebhookKey.Of(await secrets.GetDefaultAsync(caller.Account)));
}
