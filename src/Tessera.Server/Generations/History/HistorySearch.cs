using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.History;

/// <summary>
/// Finds generations of an account by what no index knows, newest first. It reads so many rows at a time, and stops when its time is
/// over: a page is then shorter than it may be, and the next one continues where it ended.
/// </summary>
internal sealed class HistorySearch(Database database, TimeProvider time)
{
    private const int FirstBatch = 256;
    private const int LargestBatch = 4096;

    private const string OfAccount = "account_id = @account AND deleted_at IS NULL AND id >= @least AND id < @before";

    private const string HasFile = "(file_extension IS NOT NULL AND file_deleted_at IS NULL)";

    private const string Matches =
        $"""
        (CAST(@category AS TEXT) IS NULL OR category = @category)
        AND (CAST(@model AS TEXT) IS NULL OR model = @model)
        AND (CAST(@least_state AS BIGINT) IS NULL OR state BETWEEN @least_state AND @most_state)
        AND (CAST(@key AS BIGINT) IS NULL OR coalesce(key_id, 0) = @key)
        AND (CAST(@from AS BIGINT) IS NULL OR created_at >= @from)
        AND (CAST(@to AS BIGINT) IS NULL OR created_at < @to)
        AND (CAST(@media AS BIGINT) = 0 OR {HasFile} OR (category NOT IN ('text', 'stt', 'embedding') AND state <> {GenerationStates.Completed}))
        AND (CAST(@has_file AS BIGINT) IS NULL OR CASE WHEN {HasFile} THEN 1 ELSE 0 END = @has_file)
        """;

    private static readonly string[] Parameters =
        ["@account", "@least", "@before", "@limit", "@category", "@model", "@least_state", "@most_state", "@key", "@from", "@to", "@media", "@has_file"];

    // A page takes a tenth of a second at most, and the one batch that it ends with.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    // Generations are in the order of their numbers, which two nodes may reserve earlier than they use them, by clocks that differ.
    private static readonly TimeSpan Disorder = TimeSpan.FromMinutes(10);

    /// <summary>A page, and the number before which the next one begins; null on the last page.</summary>
    /// <param name="account">The account.</param>
    /// <param name="filter">Which generations to list.</param>
    /// <param name="before">The page begins with the newest generation below this number.</param>
    /// <param name="limit">The most to return.</param>
    public Task<(List<HistoryRow> Items, long? Next)> ReadAsync(AccountId account, HistoryFilter filter, long before, int limit) =>
        database.ReadAsync(async session =>
        {
            var started = time.GetTimestamp();
            var page = new List<HistoryRow>();
            var next = filter.To is { } to ? await SkipAsync(session, account, before, to < DateTimeOffset.MaxValue - Disorder ? to + Disorder : to) : before;
            for (var size = FirstBatch; ; size = Math.Min(size * 4, LargestBatch))
            {
                var oldest = await FindAsync(session, account, next, size - 1);
                page.AddRange(await ReadAsync(session, account, filter, oldest?.Id ?? 0, next, limit + 1 - page.Count));
                if (page.Count > limit)
                {
                    // One more than asked for shows that there is another page.
                    page.RemoveAt(limit);
                    return (page, page[^1].Generation.Id.Value);
                }

                if (oldest is null || oldest.CreatedAt + Disorder < filter.From)
                {
                    return (page, (long?)null);
                }

                next = oldest.Id;
                if (time.GetElapsedTime(started) > Patience)
                {
                    return (page, next);
                }
            }
        });

    private static Task<List<HistoryRow>> ReadAsync(Session session, AccountId account, HistoryFilter filter, long least, long before, int limit)
    {
        var words = Enumerable.Range(0, filter.Words.Count).Select(index => $"@word{index}").ToArray();
        var found = string.Concat(words.Select(word => $" AND {session.Contains("prompt", word)}"));
        var select = session.Prepared(
            $"""
            SELECT {HistoryRow.Columns} FROM generations
            WHERE id IN (SELECT id FROM generations WHERE {OfAccount} AND {Matches}{found} ORDER BY id DESC LIMIT @limit)
            ORDER BY id DESC
            """,
            [.. Parameters, .. words]);
        object?[] values =
        [
            account.Value, least, before, limit, filter.Category is { } category ? category.ToWire() : null, filter.Model, filter.LeastState, filter.MostState,
            filter.Key, filter.From?.ToUnixTimeMilliseconds(), filter.To?.ToUnixTimeMilliseconds(), filter.IsMedia ? 1 : 0,
            filter.HasFile is { } hasFile ? (hasFile ? 1 : 0) : null, .. filter.Words.Select(session.PatternOf),
        ];
        return select.With(values).ListAsync(HistoryRow.Read);
    }

    // The largest number below which all generations are older than a time, found by halving the numbers.
    private static async Task<long> SkipAsync(Session session, AccountId account, long before, DateTimeOffset until)
    {
        if (await FindAsync(session, account, before, 0) is not { } newest || newest.CreatedAt < until)
        {
            return before;
        }

        var (low, high) = (1L, newest.Id);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            var found = await FindAsync(session, account, middle, 0);
            (low, high) = found is null || found.CreatedAt < until ? (middle, high) : (low, found.Id);
        }

        return high;
    }

    // The newest generation below a number, or one that is so many older.
    private static Task<Mark?> FindAsync(Session session, AccountId account, long before, int older)
    {
        var select = session.Prepared(
            """
            SELECT id, created_at FROM generations
            WHERE account_id = @account AND deleted_at IS NULL AND id < @before ORDER BY id DESC LIMIT 1 OFFSET @older
            """,
            "@account", "@before", "@older");
        return select.With(account.Value, before, older).FindAsync(static row => new Mark(row.NextInt64(), row.NextTime()));
    }

    private sealed record Mark(long Id, DateTimeOffset CreatedAt);
}
