using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.History;

/// <summary>
/// Pages of an account's history, newest first. A page is found through the segments that <see cref="SummarizeHistory"/>
/// maintains: segments without rows of the page are skipped by their counts, the others are read. Rows newer than all segments
/// form a range of their own.
/// </summary>
internal sealed class HistoryPages(Database database)
{
    private const string OfAccount = "account_id = @account AND deleted_at IS NULL AND id > @after AND id <= @last";

    private const string Matches =
        """
        (CAST(@category AS TEXT) IS NULL OR category = @category)
        AND (CAST(@model AS TEXT) IS NULL OR model = @model)
        AND (CAST(@least AS BIGINT) IS NULL OR state BETWEEN @least AND @most)
        """;

    /// <summary>A page of whole generations, and the total count.</summary>
    /// <param name="account">The account.</param>
    /// <param name="filter">Which generations to list.</param>
    /// <param name="offset">The number of newer generations to skip.</param>
    /// <param name="limit">The most to return.</param>
    public Task<(List<Generation> Items, long Total)> ReadAsync(AccountId account, HistoryFilter filter, long offset, int limit) =>
        ReadAsync(account, filter, offset, limit, GenerationRow.Columns, GenerationRow.Read);

    /// <summary>The same, as lists show them.</summary>
    public Task<(List<HistoryRow> Items, long Total)> ListAsync(AccountId account, HistoryFilter filter, long offset, int limit) =>
        ReadAsync(account, filter, offset, limit, HistoryRow.Columns, HistoryRow.Read);

    /// <summary>How many generations there are.</summary>
    public Task<long> CountAsync(AccountId account, HistoryFilter filter) =>
        database.ReadAsync(async session => (await StretchesAsync(session, account, filter)).Sum(stretch => stretch.Matching));

    private Task<(List<T> Items, long Total)> ReadAsync<T>(
        AccountId account, HistoryFilter filter, long offset, int limit, string columns, Func<Rows, T> read) =>
        database.ReadAsync(async session =>
        {
            var page = new List<T>();
            var total = 0L;
            var toPass = offset;
            foreach (var stretch in await StretchesAsync(session, account, filter))
            {
                total += stretch.Matching;
                if (toPass < stretch.Matching && page.Count < limit)
                {
                    var select = SelectOf(session, columns);
                    var values = Values(filter, account.Value, stretch.After, stretch.Last, limit - page.Count, toPass);
                    page.AddRange(await select.With(values).ListAsync(read));
                }

                toPass = Math.Max(0, toPass - stretch.Matching);
            }

            return (page, total);
        });

    // Newest first.
    private static async Task<List<Stretch>> StretchesAsync(Session session, AccountId account, HistoryFilter filter)
    {
        var select = session.Prepared(
            $"""
            SELECT last_id, CAST(coalesce(sum(generations) FILTER (WHERE {Matches}), 0) AS BIGINT) FROM history_segments
            WHERE account_id = @account GROUP BY last_id ORDER BY last_id DESC
            """,
            "@category", "@model", "@least", "@most", "@account");
        var stretches = new List<Stretch>();
        await using (var rows = await select.With(Values(filter, account.Value)).ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
            {
                var last = rows.NextInt64();
                if (stretches.Count > 0)
                {
                    stretches[^1] = stretches[^1] with { After = last };
                }

                stretches.Add(new Stretch(0, last, rows.NextInt64()));
            }
        }

        var newer = new Stretch(stretches is [{ Last: var summed }, ..] ? summed : 0, long.MaxValue, 0);
        return [newer with { Matching = await CountAsync(session, account, filter, newer, stretches) }, .. stretches];
    }

    // The wallet counts all generations of an account; filtered ones are counted row by row.
    private static async Task<long> CountAsync(Session session, AccountId account, HistoryFilter filter, Stretch newer, List<Stretch> summed)
    {
        if (filter.IsNone)
        {
            var all = session.Prepared("SELECT generations FROM wallets WHERE account_id = @account", "@account").With(account.Value);
            return (long)(await all.ExecuteScalarAsync() ?? 0L) - summed.Sum(segment => segment.Matching);
        }

        var count = session.Prepared(
            $"SELECT count(*) FROM generations WHERE {OfAccount} AND {Matches}",
            "@category", "@model", "@least", "@most", "@account", "@after", "@last");
        return (long)(await count.With(Values(filter, account.Value, newer.After, newer.Last)).ExecuteScalarAsync() ?? 0L);
    }

    // Selects the page's IDs first, so that earlier rows are skipped in the index.
    private static Statement SelectOf(Session session, string columns) => session.Prepared(
        $"""
        SELECT {columns} FROM generations
        WHERE id IN (SELECT id FROM generations WHERE {OfAccount} AND {Matches} ORDER BY id DESC LIMIT @limit OFFSET @offset)
        ORDER BY id DESC
        """,
        "@category", "@model", "@least", "@most", "@account", "@after", "@last", "@limit", "@offset");

    private static object?[] Values(HistoryFilter filter, params ReadOnlySpan<object> others) =>
        [filter.Category is { } category ? category.ToWire() : null, filter.Model, filter.LeastState, filter.MostState, .. others];

    /// <param name="After">The rows are newer than this ID.</param>
    /// <param name="Last">The newest ID that it may contain.</param>
    /// <param name="Matching">The number of its rows that match the filter.</param>
    private sealed record Stretch(long After, long Last, long Matching);
}
