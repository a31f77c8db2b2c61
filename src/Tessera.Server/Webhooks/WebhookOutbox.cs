using System.Buffers.Text;
using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks;

/// <summary>
/// Writes events to the outbox, in the transaction of the change that they report: either both are committed or neither is.
/// </summary>
internal static class WebhookOutbox
{
    /// <summary>
    /// Writes a delivery for each enabled endpoint that subscribes to the event, and one for the request's own URL.
    /// </summary>
    public static async Task WriteAsync(Session session, WebhookMessage message)
    {
        var insert = session.Prepared(
            """
            INSERT INTO webhook_deliveries (account_id, webhook_id, lane, message_id, event, generation_id, url, body, next_at, created_at)
            SELECT account_id, id, id, CAST(@message AS TEXT), CAST(@event AS BIGINT), CAST(@generation AS BIGINT), CAST(NULL AS TEXT),
                CAST(@body AS TEXT), CAST(@at AS BIGINT), CAST(@at AS BIGINT)
            FROM webhooks WHERE account_id = @account AND enabled = 1 AND (events & @event) <> 0
            UNION ALL
            SELECT CAST(@account AS BIGINT), 0, CAST(@lane AS BIGINT), CAST(@message AS TEXT), CAST(@event AS BIGINT),
                CAST(@generation AS BIGINT), CAST(@url AS TEXT), CAST(@own_body AS TEXT), CAST(@at AS BIGINT), CAST(@at AS BIGINT)
            WHERE CAST(@url AS TEXT) IS NOT NULL
            """,
            "@account", "@event", "@message", "@generation", "@url", "@lane", "@body", "@own_body", "@at");
        insert.With(
            message.Account.Value,
            (long)message.Event,
            NewMessageId(),
            message.Generation,
            message.OwnUrl,
            message.OwnUrl is { } url ? WebhookLane.OfRequest(message.Account, url) : 0L,
            message.Body,
            message.OwnBody ?? message.Body,
            message.At.ToUnixTimeMilliseconds());
        await insert.ExecuteNonQueryAsync();
        session.Notify(new Notification(WebhookSignal.Due, message.Account.Value));
    }

    /// <summary>Cancels the pending deliveries of an endpoint.</summary>
    public static async Task CancelAsync(Session session, WebhookId webhook)
    {
        var update = session.Prepared($"UPDATE webhook_deliveries SET state = {DeliveryStates.Canceled} WHERE lane = @lane AND {DeliveryStates.IsOpen}", "@lane");
        await update.With(webhook.Value).ExecuteNonQueryAsync();
    }

    /// <summary>Writes a delivery for one endpoint, whatever its events.</summary>
    public static async Task<DeliveryId> WriteAsync(Session session, WebhookId webhook, WebhookMessage message)
    {
        var insert = session.Prepared(
            """
            INSERT INTO webhook_deliveries (account_id, webhook_id, lane, message_id, event, body, next_at, created_at)
            VALUES (@account, @webhook, @webhook, @message, @event, @body, @at, @at)
            RETURNING id
            """,
            "@account", "@webhook", "@message", "@event", "@body", "@at");
        insert.With(
            message.Account.Value, webhook.Value, NewMessageId(), (long)message.Event, message.Body, message.At.ToUnixTimeMilliseconds());
        session.Notify(new Notification(WebhookSignal.Due, message.Account.Value));
        return new DeliveryId((long)(await insert.ExecuteScalarAsync() ?? throw new InvalidOperationException("INSERT gave no number.")));
    }

    private static string NewMessageId()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(bytes, bigEndian: true, out _);
        return string.Concat("msg_", Base64Url.EncodeToString(bytes));
    }
}
