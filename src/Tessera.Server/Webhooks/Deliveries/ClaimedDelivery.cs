using Tessera.Server.Ledger;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>A delivery that this worker has claimed.</summary>
/// <param name="Id">The delivery's number.</param>
/// <param name="Account">The account.</param>
/// <param name="Webhook">The endpoint, or <see cref="WebhookId.Default"/>.</param>
/// <param name="Url">The URL that the request named; null for an endpoint.</param>
/// <param name="MessageId">The header <c>webhook-id</c>.</param>
/// <param name="Body">The body to send.</param>
/// <param name="Attempt">The number of the attempt; also the fence of the write that finishes it.</param>
internal sealed record ClaimedDelivery(
    DeliveryId Id, AccountId Account, WebhookId Webhook, string? Url, string MessageId, string Body, long Attempt)
{
    /// <summary>How many attempts have failed since it was last delivered or redelivered.</summary>
    public required int Failures { get; init; }
}
