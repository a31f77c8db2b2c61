using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;

namespace Tessera.Server.Webhooks;

/// <summary><c>GET /api/v2/webhooks</c>: the caller's endpoints, oldest first.</summary>
internal static class ListWebhooks
{
    public static async Task<Ok<Page>> Handle(Caller caller, WebhookStore webhooks)
    {
        var found = await webhooks.ListAsync(caller.Account);
        return TypedResults.Ok(new Page([.. found.Select(webhook => WebhookSummary.Of(webhook))], found.Count));
    }

    internal sealed record Page(IReadOnlyList<WebhookSummary> Items, int Total);
}
