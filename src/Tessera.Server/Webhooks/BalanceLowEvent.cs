using System.Text.Json;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Webhooks;

/// <summary>The payload of <c>balance.low</c>.</summary>
/// <param name="Event">Its name.</param>
/// <param name="TokenBalance">What can be spent now.</param>
/// <param name="Threshold">The threshold that the balance fell below.</param>
/// <param name="CreatedAt">When.</param>
internal sealed record BalanceLowEvent(string Event, long TokenBalance, long Threshold, DateTimeOffset CreatedAt)
{
    public static WebhookMessage ToMessage(Wallet wallet, DateTimeOffset at)
    {
        var body = new BalanceLowEvent(WebhookEvents.BalanceLow.ToWire(), wallet.Available, wallet.LowBalance, at);
        return new WebhookMessage(wallet.Account, WebhookEvents.BalanceLow, JsonSerializer.Serialize(body, WireJson.Options), at);
    }
}
