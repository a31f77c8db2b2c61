using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>
/// The open rows of <c>webhook_deliveries</c> as a queue with lanes. A claim makes the row due again at the end of a lease, so
/// a worker that dies delays a delivery but loses none; each later write names the attempt that the claim counted.
/// </summary>
internal sealed class DeliveryQueue(Database database)
{
    // Finds the lanes with open rows by index skips, and in each the row that has been due longest, unless the lane has reached
    // its limit: however long one lane's queue is, each other lane gets its turn.
    private const string OneOfEachLane =
        $"""
        WITH RECURSIVE lanes (lane) AS (
            SELECT min(lane) FROM webhook_deliveries WHERE {DeliveryStates.IsOpen}
            UNION ALL
            SELECT (SELECT min(d.lane) FROM webhook_deliveries d WHERE d.{DeliveryStates.IsOpen} AND d.lane > lanes.lane) FROM lanes WHERE lanes.lane IS NOT NULL)
        SELECT (SELECT d.id FROM webhook_deliveries d
            WHERE d.{DeliveryStates.IsOpen} AND d.lane = lanes.lane AND d.next_at <= @now ORDER BY d.next_at LIMIT 1)
        FROM lanes
        WHERE lanes.lane IS NOT NULL
          AND (SELECT count(*) FROM webhook_deliveries d WHERE d.{DeliveryStates.IsSending} AND d.lane = lanes.lane AND d.next_at > @now) < @bound
        """;

    // Skips rows that another node is claiming.
    private const string Pick =
        $"""
        SELECT id FROM webhook_deliveries
        WHERE id IN ({OneOfEachLane}) AND {DeliveryStates.IsOpen} AND next_at <= @now
        ORDER BY next_at LIMIT @limit
        """;

    /// <summary>When the next open row is due; null when there is none.</summary>
    public Task<DateTimeOffset?> FindNextDueAsync() => database.ReadAsync(async session =>
    {
        var query = session.Prepared($"SELECT min(next_at) FROM webhook_deliveries WHERE {DeliveryStates.IsOpen}");
        return await query.ExecuteScalarAsync() is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : (DateTimeOffset?)null;
    });

    /// <summary>Claims due deliveries, at most one per lane.</summary>
    public Task<IReadOnlyList<ClaimedDelivery>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int perLane, int limit) =>
        database.WriteAsync(async session =>
        {
            var update = session.Prepared(
                $"""
                UPDATE webhook_deliveries SET state = {DeliveryStates.Sending}, attempts = attempts + 1, next_at = @lease_end, last_at = @now
                WHERE id IN ({Pick} {session.SkipLocked}) AND {DeliveryStates.IsOpen} AND next_at <= @now
                RETURNING id, account_id, webhook_id, url, message_id, body, attempts, failures
                """,
                "@now", "@bound", "@limit", "@lease_end");
            update.With(now.ToUnixTimeMilliseconds(), (long)perLane, (long)limit, (now + lease).ToUnixTimeMilliseconds());
            return (IReadOnlyList<ClaimedDelivery>)await update.ListAsync(Read);
        });

    /// <summary>Records the outcome of an attempt; false, with nothing changed, when another attempt has begun.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="delivery">The delivery as it was claimed.</param>
    /// <param name="result">The result of the attempt.</param>
    /// <param name="state">The delivery's new state.</param>
    /// <param name="nextAt">When it is due next, if it is pending.</param>
    public static async Task<bool> FinishAsync(
        Session session, ClaimedDelivery delivery, WebhookSender.AttemptResult result, DeliveryState state, DateTimeOffset nextAt)
    {
        var update = session.Prepared(
            $"""
            UPDATE webhook_deliveries SET state = @state, next_at = @next_at, failures = failures + @failed, status_code = @status_code,
                latency_ms = @latency, reply = @reply, error = @error
            WHERE id = @id AND {DeliveryStates.IsSending} AND attempts = @attempt
            """,
            "@id", "@attempt", "@state", "@next_at", "@failed", "@status_code", "@latency", "@reply", "@error");
        update.With(
            delivery.Id.Value,
            delivery.Attempt,
            (long)state,
            nextAt.ToUnixTimeMilliseconds(),
            result.IsSuccess ? 0L : 1L,
            result.StatusCode,
            (long)result.Latency.TotalMilliseconds,
            result.Reply,
            result.Error);
        return await update.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Cancels a delivery whose endpoint is disabled or deleted.</summary>
    public Task GiveUpAsync(ClaimedDelivery delivery) => database.WriteAsync(async session =>
    {
        var update = session.Prepared(
            $"UPDATE webhook_deliveries SET state = {DeliveryStates.Canceled} WHERE id = @id AND {DeliveryStates.IsSending} AND attempts = @attempt", "@id", "@attempt");
        await update.With(delivery.Id.Value, delivery.Attempt).ExecuteNonQueryAsync();
    });

    private static ClaimedDelivery Read(Rows row) => new(
        new DeliveryId(row.NextInt64()),
        new AccountId(row.NextInt64()),
        new WebhookId(row.NextInt64()),
        row.NextNullableString(),
        row.NextString(),
        row.NextString(),
        row.NextInt64())
    {
        Failures = row.NextInt32(),
    };
}
