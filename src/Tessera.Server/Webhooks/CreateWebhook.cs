using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks;

/// <summary><c>POST /api/v2/webhooks</c>: a new endpoint, its secret shown this once.</summary>
internal static class CreateWebhook
{
    /// <summary>Endpoints that an account can have.</summary>
    public const int MostWebhooks = 20;

    public static async Task<Results<Created<WebhookSummary>, ApiError>> Handle(
        HttpContext context, Caller caller, WebhookSecrets secrets, Database database, TimeProvider time)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "url", "events", "description");
        var form = WebhookForm.Read(members);
        foreach (var missing in ((string[])["url", "events"]).Where(name => !members.Has(name)))
        {
            members.Refuse(missing, $"`{missing}` is required.", missing == "events" ? WebhookEventNames.All : null);
        }

        if (members.Error is { } invalid)
        {
            return invalid;
        }

        var secret = WebhookSecrets.New();
        var sealedSecret = secrets.Seal(secret);
        var added = await database.WriteAsync(async session =>
        {
            var webhook = await WebhookStore.TryAddAsync(session, caller.Account, form, MostWebhooks, time.GetUtcNow());
            if (webhook is not null)
            {
                await WebhookSecrets.AddAsync(session, caller.Account, webhook.Id, sealedSecret);
            }

            return webhook;
        });
        return added is null
            ? WebhookErrors.TooMany()
            : TypedResults.Created($"/api/v2/webhooks/{added.Id.Text}", WebhookSummary.Of(added, secret));
    }
}
