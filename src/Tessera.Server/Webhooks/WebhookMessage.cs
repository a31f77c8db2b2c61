using Tessera.Server.Ledger;

namespace Tessera.Server.Webhooks;

/// <summary>An event of an account, as it will be told.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Event">One of the events.</param>
/// <param name="Body">The JSON that is signed and sent, the same at every attempt.</param>
/// <param name="At">When it happened.</param>
internal sealed record WebhookMessage(AccountId Account, WebhookEvents Event, string Body, DateTimeOffset At)
{
    public long? Generation { get; init; }

    /// <summary>The address that the request named itself, told besides the account's endpoints.</summary>
    public string? OwnUrl { get; init; }
}
