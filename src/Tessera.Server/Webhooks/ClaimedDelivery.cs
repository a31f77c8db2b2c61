using Tessera.Server.Ledger;

namespace Tessera.Server.Webhooks;

/// <summary>A delivery that this worker may send now.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Account">The account.</param>
/// <param name="Webhook">The endpoint, or <see cref="WebhookId.Default"/>.</param>
/// <param name="Url">The request's own address; null for an endpoint.</param>
/// <param name="MessageId">The header <c>webhook-id</c>.</param>
/// <param name="Body">What is sent.</param>
/// <param name="Attempt">Which attempt this is; the token that finishes it.</param>
internal sealed record ClaimedDelivery(
    DeliveryId Id, AccountId Account, WebhookId Webhook, string? Url, string MessageId, string Body, long Attempt)
{
    /// <summary>How often it failed since it was last (re)delivered.</summary>
    public required int Failures { get; init; }
}
