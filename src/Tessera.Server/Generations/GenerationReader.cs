using Tessera.Server.Accounts;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>Looks generations up. The owner is part of every condition a caller's request reaches.</summary>
internal sealed class GenerationReader(Database database)
{
    /// <summary>One generation of an account; deleted ones are gone.</summary>
    public Task<Generation?> FindAsync(AccountId account, GenerationId id) => database.ReadAsync(session =>
    {
        var query = session.Prepared(
            $"SELECT {GenerationRow.Columns} FROM generations WHERE id = @id AND account_id = @account AND deleted_at IS NULL",
            "@id", "@account");
        return GenerationRow.ReadOneAsync(query.With(id.Value, account.Value));
    });

    /// <summary>One generation, for the server's own work.</summary>
    public Task<Generation?> FindAsync(GenerationId id) => database.ReadAsync(session =>
    {
        var query = session.Prepared($"SELECT {GenerationRow.Columns} FROM generations WHERE id = @id", "@id");
        return GenerationRow.ReadOneAsync(query.With(id.Value));
    });

    /// <summary>Files whose time is over.</summary>
    public Task<List<Generation>> ListExpiredAsync(DateTimeOffset now, int limit) => database.ReadAsync(session =>
    {
        var query = session.Prepared(
            $"""
            SELECT {GenerationRow.Columns} FROM generations
            WHERE expires_at IS NOT NULL AND file_deleted_at IS NULL AND expires_at <= @now ORDER BY expires_at LIMIT @limit
            """,
            "@now", "@limit");
        return GenerationRow.ReadAllAsync(query.With(now.ToUnixTimeMilliseconds(), limit));
    });

    /// <summary>
    /// A page of an account's history, newest first, and how many there are in all. All of them are counted in the wallet;
    /// a part of them is counted row by row.
    /// </summary>
    public Task<(List<Generation> Items, long Total)> ListHistoryAsync(
        AccountId account, HistoryFilter filter, int offset, int limit) => database.ReadAsync(async session =>
    {
        const string Where =
            """
            WHERE account_id = @account AND deleted_at IS NULL
              AND (CAST(@category AS TEXT) IS NULL OR category = @category)
              AND (CAST(@model AS TEXT) IS NULL OR model = @model)
              AND (CAST(@least AS BIGINT) IS NULL OR state BETWEEN @least AND @most)
            """;
        object?[] values =
        [
            account.Value, filter.Category is { } category ? CategoryColumn.ToText(category) : null, filter.Model, filter.LeastState, filter.MostState,
        ];
        var count = filter == HistoryFilter.None
            ? session.Prepared("SELECT generations FROM wallets WHERE account_id = @account", "@account").With(account.Value)
            : session.Prepared($"SELECT count(*) FROM generations {Where}", "@account", "@category", "@model", "@least", "@most").With(values);
        var total = (long)(await count.ExecuteScalarAsync() ?? 0L);
        // The numbers of a page first: what is before it is passed over in the index.
        var page = session.Prepared(
            $"""
            SELECT {GenerationRow.Columns} FROM generations
            WHERE id IN (SELECT id FROM generations {Where} ORDER BY id DESC LIMIT @limit OFFSET @offset) ORDER BY id DESC
            """,
            "@account", "@category", "@model", "@least", "@most", "@limit", "@offset");
        return (await GenerationRow.ReadAllAsync(page.With([.. values, limit, offset])), total);
    });
}
