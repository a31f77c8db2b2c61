using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks;

/// <summary>The rows of <c>webhook_deliveries</c> as their owner sees them, for thirty days.</summary>
internal sealed class DeliveryLog(Database database)
{
    private const string Columns =
        """
        id, webhook_id, message_id, event, body, generation_id, url, state, next_at, attempts, last_at, status_code, latency_ms,
        reply, error, created_at
        """;

    /// <summary>Those of an endpoint, newest first, before <paramref name="before"/>.</summary>
    public Task<IReadOnlyList<Delivery>> ListAsync(AccountId account, WebhookId webhook, long before, int limit) =>
        database.ReadAsync(async session =>
        {
            var query = session.Prepared(
                $"""
                SELECT {Columns} FROM webhook_deliveries WHERE account_id = @account AND webhook_id = @webhook AND id < @before
                ORDER BY id DESC LIMIT @limit
                """,
                "@account", "@webhook", "@before", "@limit");
            await using var rows = await query.With(account.Value, webhook.Value, before, (long)limit).ExecuteReaderAsync();
            var page = new List<Delivery>();
            while (await rows.ReadAsync())
            {
                page.Add(Read(rows));
            }

            return (IReadOnlyList<Delivery>)page;
        });

    /// <summary>One delivery of an endpoint.</summary>
    public Task<Delivery?> FindAsync(AccountId account, WebhookId webhook, DeliveryId id) => database.ReadAsync(session =>
    {
        var query = session.Prepared(
            $"SELECT {Columns} FROM webhook_deliveries WHERE id = @id AND account_id = @account AND webhook_id = @webhook",
            "@id", "@account", "@webhook");
        return ReadOneAsync(query.With(id.Value, account.Value, webhook.Value));
    });

    /// <summary>Makes a delivery due now, from the start of the schedule, unless it is being sent at this moment.</summary>
    public Task RestartAsync(DeliveryId id, DateTimeOffset now) => database.WriteAsync(async session =>
    {
        var update = session.Prepared(
            """
            UPDATE webhook_deliveries SET state = 0, failures = 0, next_at = @now
            WHERE id = @id AND NOT (state = 1 AND next_at > @now)
            """,
            "@id", "@now");
        await update.With(id.Value, now.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
        session.Notify(new Notification(WebhookSignal.Due, id.Value));
    });

    /// <summary>Removes at most so many that are older; how many it were.</summary>
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

    private static async Task<Delivery?> ReadOneAsync(Statement query)
    {
        await using var rows = await query.ExecuteReaderAsync();
        return await rows.ReadAsync() ? Read(rows) : null;
    }

    private static Delivery Read(Rows row) =>
        new(new DeliveryId(row.GetInt64(0)), new WebhookId(row.GetInt64(1)), row.GetString(2), (WebhookEvents)row.GetInt64(3), row.GetString(4))
        {
            Generation = row.IsDBNull(5) ? null : row.GetInt64(5),
            Url = row.IsDBNull(6) ? null : row.GetString(6),
            State = (DeliveryState)row.GetInt32(7),
            NextAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(8)),
            Attempts = row.GetInt64(9),
            LastAt = row.IsDBNull(10) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)),
            StatusCode = row.IsDBNull(11) ? null : row.GetInt32(11),
            LatencyMs = row.IsDBNull(12) ? null : row.GetInt64(12),
            Reply = row.IsDBNull(13) ? null : row.GetString(13),
            Error = row.IsDBNull(14) ? null : row.GetString(14),
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(15)),
        };
}
