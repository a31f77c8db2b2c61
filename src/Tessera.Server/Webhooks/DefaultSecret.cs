using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;

namespace Tessera.Server.Webhooks;

/// <summary>
/// <c>GET /api/v2/webhooks/default/secret</c> and its rotation: what signs the deliveries to addresses that requests name
/// in <c>webhook_url</c>. Path and reply are Replicate's, whose SDK reads it with <c>webhooks.default.secret.get()</c>.
/// </summary>
internal static class DefaultSecret
{
    public static async Task<Ok<WebhookKey>> Handle(Caller caller, WebhookSecrets secrets) =>
        TypedResults.Ok(new WebhookKey(WebhookSecrets.ToText(await secrets.GetDefaultAsync(caller.Account))));

    public static async Task<Ok<WebhookKey>> RotateAsync(Caller caller, WebhookSecrets secrets) =>
        TypedResults.Ok(new WebhookKey(WebhookSecrets.ToText(await secrets.RotateAsync(caller.Account, WebhookId.Default))));

    /// <param name="Key"><c>whsec_…</c>.</param>
    internal sealed record WebhookKey(string Key);
}
