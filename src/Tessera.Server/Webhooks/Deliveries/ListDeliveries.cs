using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>
/// <c>GET /api/v2/webhooks/{id}/deliveries</c>: what was sent to an endpoint, or with the id <c>default</c> to the addresses
/// that requests named; newest first.
/// </summary>
internal static class ListDeliveries
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(
        string id, DeliveriesQuery query, Caller caller, Language language, WebhookStore webhooks, DeliveryLog log)
    {
        var limit = query.Limit;
        if (!WebhookId.TryParseAny(id, out var number)
            || (!number.IsDefault && await webhooks.FindAsync(caller.Account, number) is null))
        {
            return WebhookErrors.NoSuchWebhook(id);
        }

        // One more than requested shows whether there is another page.
        var found = await log.ListAsync(caller.Account, number, query.State, query.Before, limit + 1);
        return TypedResults.Ok(new Page(
            [.. found.Take(limit).Select(delivery => DeliverySummary.Of(delivery, language))],
            found.Count > limit ? PageCursorAttribute.ToText(found[limit - 1].Id.Value) : null));
    }

    /// <param name="Items">Newest first.</param>
    /// <param name="NextCursor">The <c>cursor</c> of the next, older page; null on the last one.</param>
    internal sealed record Page(IReadOnlyList<DeliverySummary> Items, string? NextCursor);
}
