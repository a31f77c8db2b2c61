using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Dialects.V2;

/// <summary>
/// <c>GET /api/v2/webhooks/{id}/deliveries</c>: what was sent to an endpoint, or with the id <c>default</c> to the addresses
/// that requests named; newest first.
/// </summary>
internal static class ListDeliveries
{
    public const int MostItems = 100;
    public const int UsualItems = 20;

    public static async Task<Results<Ok<Page>, ApiError>> Handle(
        string id, HttpContext context, Caller caller, WebhookStore webhooks, DeliveryLog log)
    {
        var query = new QueryValues(context.Request.Query, "limit", PageCursor.Parameter);
        var limit = query.Whole("limit", 1, MostItems, UsualItems);
        var before = PageCursor.Read(query);
        if (query.Error is { } invalid)
        {
            return invalid;
        }

        if (!WebhookId.TryParseAny(id, out var number)
            || (!number.IsDefault && await webhooks.FindAsync(caller.Account, number) is null))
        {
            return WebhookErrors.NoSuchWebhook(id);
        }

        // One more than asked for tells whether there is another page.
        var found = await log.ListAsync(caller.Account, number, before, limit + 1);
        return TypedResults.Ok(new Page(
            [.. found.Take(limit).Select(DeliverySummary.Of)],
            found.Count > limit ? PageCursor.ToText(found[limit - 1].Id.Value) : null));
    }

    /// <param name="Items">Newest first.</param>
    /// <param name="NextCursor">The <c>cursor</c> of the next, older page; null on the last one.</param>
    internal sealed record Page(IReadOnlyList<DeliverySummary> Items, string? NextCursor);
}
