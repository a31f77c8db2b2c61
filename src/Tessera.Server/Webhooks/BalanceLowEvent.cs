using System.Text.Json;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Webhooks;

/// <summary>The payload of <c>balance.low</c>.</summary>
/// <param name="Event">The event's name.</param>
/// <param name="TokenBalance">The tokens available now.</param>
/// <param name="Threshold">The threshold that the balance fell below.</param>
/// <param name="CreatedAt">When the balance fell below it.</param>
internal sealed record BalanceLowEvent(string Event, long TokenBalance, long Threshold, DateTimeOffset CreatedAt)
{
    public static WebhookMessage ToMessage(Wallet wallet, DateTimeOffset at)
    {
        var body = new BalanceLowEvent(WebhookEvents.BalanceLow.ToWire(), wallet.Available, wallet.LowBalance, at);
        return new WebhookMessage(wallet.Account, WebhookEvents.BalanceLow, JsonSerializer.Serialize(body, WireJson.Options), at);
    }
}
