using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Webhooks;

/// <summary><c>POST /api/v2/webhooks</c>: creates an endpoint and returns its secret, which is shown only this once.</summary>
internal static class CreateWebhook
{
    /// <summary>The most endpoints that an account can have.</summary>
    public const int MaxWebhooks = 20;

    public static async Task<Results<Created<WebhookSummary>, ApiError>> Handle(
        CreateWebhookRequest request, Caller caller, WebhookSecrets secrets, IdempotentWrites writes, TimeProvider time)
    {
        var secret = WebhookSecrets.New();
        var sealedSecret = secrets.Seal(secret);
        var made = await writes.WriteAsync<Created<WebhookSummary>>(
            async session =>
            {
                if (await WebhookStore.TryAddAsync(session, caller.Account, request, MaxWebhooks, time.GetUtcNow()) is not { } webhook)
                {
                    return WebhookErrors.TooMany();
                }

                await WebhookSecrets.AddAsync(session, caller.Account, webhook.Id, sealedSecret);
                return TypedResults.Created($"/api/v2/webhooks/{webhook.Id.Text}", WebhookSummary.Of(webhook, secret));
            },
            created => created.Location);
        return made.IsError ? made.Error : made.Value;
    }
}
