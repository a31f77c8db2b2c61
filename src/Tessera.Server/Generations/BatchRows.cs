using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>Reads the generations of one request.</summary>
internal static class BatchRows
{
    private const string OfAccount = "account_id = @account AND deleted_at IS NULL";

    /// <summary>Those that were not deleted; null when none is left.</summary>
    public static async Task<GenerationBatch?> FindAsync(Session session, AccountId account, GenerationId batch) =>
        await ReadAsync(session, account, batch, batch) is { Count: > 0 } found
            ? new GenerationBatch(batch, found) { Deleted = (await DeletedAsync(session, account, batch, batch)).GetValueOrDefault(batch, GenerationBatch.DeletedResults.None) }
            : null;

    /// <summary>Whether one of a request's generations has not ended.</summary>
    public static async Task<bool> IsOpenAsync(Session session, GenerationId batch) => await session
        .Prepared($"SELECT 1 FROM generations WHERE batch_id = @batch AND {GenerationStates.IsOpen} LIMIT 1", "@batch")
        .With(batch.Value)
        .ExecuteScalarAsync() is not null;

    /// <summary>The requests of an account next to a place in their order, newest first, which new ones do not move.</summary>
    /// <param name="session">The read.</param>
    /// <param name="account">The account.</param>
    /// <param name="place">The ID of the request next to which the page is.</param>
    /// <param name="isOlder">Whether the page has older ones, rather than newer ones.</param>
    /// <param name="limit">The most to return.</param>
    public static async Task<List<GenerationBatch>> ListAsync(Session session, AccountId account, long place, bool isOlder, int limit)
    {
        var (sign, order) = isOlder ? ("<", "DESC") : (">", "ASC");
        var next = $"id {sign} @place ORDER BY id {order} LIMIT @limit";
        // A request whose first generation was deleted keeps its ID, so that row still stands for those that are left.
        var query = session.Prepared(
            $"""
            SELECT {GenerationRow.Columns} FROM generations WHERE id IN (
                SELECT id FROM (SELECT id FROM generations WHERE {OfAccount} AND (batch_id IS NULL OR batch_id = id) AND {next}) shown
                UNION ALL
                SELECT id FROM (
                    SELECT id FROM generations first WHERE account_id = @account AND deleted_at IS NOT NULL AND batch_id = id
                        AND EXISTS (SELECT 1 FROM generations other WHERE other.batch_id = first.id AND other.deleted_at IS NULL) AND {next}) deleted)
            ORDER BY id {order} LIMIT @limit
            """,
            "@account", "@place", "@limit");
        var first = await GenerationRow.ListAsync(query.With(account.Value, place, limit));
        first.Sort((one, other) => other.Id.Value.CompareTo(one.Id.Value));
        var several = first.Select(generation => generation.Batch).OfType<GenerationId>().ToList();
        if (several.Count == 0)
        {
            return first.ConvertAll(generation => new GenerationBatch(generation));
        }

        var (least, most) = (several.MinBy(id => id.Value), several.MaxBy(id => id.Value));
        var batches = (await ReadAsync(session, account, least, most)).ToLookup(generation => generation.Batch);
        var deleted = await DeletedAsync(session, account, least, most);
        return first.ConvertAll(generation => generation.Batch is { } batch
            ? new GenerationBatch(batch, [.. batches[batch]]) { Deleted = deleted.GetValueOrDefault(batch, GenerationBatch.DeletedResults.None) }
            : new GenerationBatch(generation));
    }

    private static async Task<Dictionary<GenerationId, GenerationBatch.DeletedResults>> DeletedAsync(Session session, AccountId account, GenerationId least, GenerationId most)
    {
        var query = session.Prepared(
            """
            SELECT batch_id, count(*), CAST(sum(tokens_spent) AS BIGINT), max(processing_ms) FROM generations
            WHERE batch_id BETWEEN @least AND @most AND account_id = @account AND deleted_at IS NOT NULL GROUP BY batch_id
            """,
            "@least", "@most", "@account");
        var rows = await query.With(least.Value, most.Value, account.Value)
            .ListAsync(row => KeyValuePair.Create(new GenerationId(row.NextInt64()), new GenerationBatch.DeletedResults(row.NextInt64(), row.NextInt64(), row.NextNullableInt64())));
        return rows.ToDictionary();
    }

    private static Task<List<Generation>> ReadAsync(Session session, AccountId account, GenerationId least, GenerationId most)
    {
        var query = session.Prepared(
            $"SELECT {GenerationRow.Columns} FROM generations WHERE batch_id BETWEEN @least AND @most AND {OfAccount} ORDER BY id", "@least", "@most", "@account");
        return GenerationRow.ListAsync(query.With(least.Value, most.Value, account.Value));
    }
}
