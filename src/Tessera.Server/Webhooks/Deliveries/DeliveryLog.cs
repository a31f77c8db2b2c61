using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>The rows of <c>webhook_deliveries</c> as their owner sees them, kept for thirty days.</summary>
internal sealed class DeliveryLog(Database database)
{
    private const string Columns =
        """
        id, webhook_id, message_id, event, body, generation_id, url, state, next_at, attempts, last_at, status_code, latency_ms,
        reply, error, created_at
        """;

    /// <summary>The deliveries of an endpoint, of one state or of all, newest first, before <paramref name="before"/>.</summary>
    public Task<IReadOnlyList<Delivery>> ListAsync(AccountId account, WebhookId webhook, DeliveryState? state, long before, int limit) =>
        database.ReadAsync(async session =>
        {
            var query = session.Prepared(
                $"""
                SELECT {Columns} FROM webhook_deliveries WHERE account_id = @account AND webhook_id = @webhook AND id < @before
                    AND (CAST(@state AS BIGINT) IS NULL OR state = @state)
                ORDER BY id DESC LIMIT @limit
                """,
                "@account", "@webhook", "@before", "@state", "@limit");
            return (IReadOnlyList<Delivery>)await query.With(account.Value, webhook.Value, before, (long?)state, (long)limit).ListAsync(Read);
        });

    /// <summary>One delivery of an endpoint.</summary>
    public Task<Delivery?> FindAsync(AccountId account, WebhookId webhook, DeliveryId id) => database.ReadAsync(session =>
    {
        var query = session.Prepared(
            $"SELECT {Columns} FROM webhook_deliveries WHERE id = @id AND account_id = @account AND webhook_id = @webhook",
            "@id", "@account", "@webhook");
        return query.With(id.Value, account.Value, webhook.Value).FindAsync(Read);
    });

    /// <summary>Makes a delivery due now and restarts its retry schedule, unless it is being sent at this moment.</summary>
    public Task RestartAsync(DeliveryId id, DateTimeOffset now) => database.WriteAsync(async session =>
    {
        var update = session.Prepared(
            $"""
            UPDATE webhook_deliveries SET state = {DeliveryStates.Pending}, failures = 0, next_at = @now
            WHERE id = @id AND NOT ({DeliveryStates.IsSending} AND next_at > @now)
            """,
            "@id", "@now");
        await update.With(id.Value, now.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
        session.Notify(new Notification(WebhookSignal.Due, id.Value));
    });

    /// <summary>Deletes a limited number of old deliveries and returns how many.</summary>
    public Task<int> RemoveBeforeAsync(DateTimeOffset moment, int limit) => database.WriteAsync(session =>
    {
        session.Erase();
        var delete = session.Prepared(
            """
            DELETE FROM webhook_deliveries
            WHERE id IN (SELECT id FROM webhook_deliveries WHERE created_at < @moment ORDER BY created_at LIMIT @limit)
            """,
            "@moment", "@limit");
        return delete.With(moment.ToUnixTimeMilliseconds(), (long)limit).ExecuteNonQueryAsync();
    });

    private static Delivery Read(Rows row) =>
        new(new DeliveryId(row.NextInt64()), new WebhookId(row.NextInt64()), row.NextString(), (WebhookEvents)row.NextInt64(), row.NextString())
        {
            Generation = row.NextNullableInt64(),
            Url = row.NextNullableString(),
            State = (DeliveryState)row.NextInt32(),
            NextAt = row.NextTime(),
            Attempts = row.NextInt64(),
            LastAt = row.NextNullableTime(),
            StatusCode = row.NextNullableInt32(),
            LatencyMs = row.NextNullableInt64(),
            Reply = row.NextNullableString(),
            Error = row.NextNullableString(),
            CreatedAt = row.NextTime(),
        };
}
