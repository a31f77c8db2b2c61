using Tessera.Server.Ledger;

namespace Tessera.Server.Webhooks;

/// <summary>An event of an account, to be delivered.</summary>
/// <param name="Account">The account.</param>
/// <param name="Event">One of the events.</param>
/// <param name="Body">The JSON body, signed and sent unchanged with every attempt.</param>
/// <param name="At">When the event happened.</param>
internal sealed record WebhookMessage(AccountId Account, WebhookEvents Event, string Body, DateTimeOffset At)
{
    public long? Generation { get; init; }

    /// <summary>The request's own <c>webhook_url</c>, notified in addition to the account's endpoints.</summary>
    public string? OwnUrl { get; init; }

    /// <summary>The body for that URL, if it is another one.</summary>
    public string? OwnBody { get; init; }
}
