using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.History;

/// <summary>Reads generations. Every query that a caller's request can reach is restricted to the owner.</summary>
internal sealed class GenerationReader(Database database, DrawnGenerations drawn)
{
    // Longer than a node takes to write the row of a text whose number it has just sent.
    private static readonly TimeSpan RowsAppearWithin = TimeSpan.FromMilliseconds(100);

    /// <summary>One generation of an account; null when there is none or it was deleted.</summary>
    public async Task<Generation?> FindAsync(AccountId account, GenerationId id)
    {
        await drawn.WhenWrittenAsync(id);
        var found = await ReadAsync(account, id);
        if (found is not null || !database.IsShared)
        {
            return found;
        }

        // It may run on another node, which is about to write its row.
        await Task.Delay(RowsAppearWithin);
        return await ReadAsync(account, id);
    }

    /// <summary>One generation, for the server's own use.</summary>
    public Task<Generation?> FindAsync(GenerationId id) => database.ReadAsync(session =>
    {
        var query = session.Prepared($"SELECT {GenerationRow.Columns} FROM generations WHERE id = @id", "@id");
        return GenerationRow.FindAsync(query.With(id.Value));
    });

    /// <summary>The providers that a generation was given to (<see cref="StoredAttempt"/>); null when the first one accepted it.</summary>
    public Task<string?> FindAttemptsAsync(GenerationId id) => database.ReadAsync(async session =>
        await session.Prepared("SELECT attempts FROM generations WHERE id = @id", "@id").With(id.Value).ExecuteScalarAsync() as string);

    /// <summary>A page of an account's generations, found by the one before it.</summary>
    /// <param name="account">The account.</param>
    /// <param name="category">Their category; null for all.</param>
    /// <param name="after">The generation after which the page begins, which need not exist any more; null for the first page.</param>
    /// <param name="limit">The most to return.</param>
    /// <param name="isNewestFirst">The order.</param>
    public Task<List<Generation>> ListAsync(AccountId account, Category? category, GenerationId? after, int limit, bool isNewestFirst) =>
        database.ReadAsync(session =>
        {
            var (sign, order) = isNewestFirst ? ("<", "DESC") : (">", "ASC");
            // Without a category, another index: an OR of the two would use neither.
            var query = session.Prepared(
                $"""
                SELECT {GenerationRow.Columns} FROM generations
                WHERE account_id = @account AND deleted_at IS NULL AND {(category is null ? "@category = ''" : "category = @category")} AND id {sign} @after
                ORDER BY id {order} LIMIT @limit
                """,
                "@account", "@category", "@after", "@limit");
            return GenerationRow.ListAsync(query.With(account.Value, category?.ToWire() ?? "", after?.Value ?? (isNewestFirst ? long.MaxValue : 0), limit));
        });

    /// <summary>Generations with expired files.</summary>
    public Task<List<Generation>> ListExpiredAsync(DateTimeOffset now, int limit) => database.ReadAsync(session =>
    {
        var query = session.Prepared(
            $"""
            SELECT {GenerationRow.Columns} FROM generations
            WHERE expires_at IS NOT NULL AND file_deleted_at IS NULL AND expires_at <= @now ORDER BY expires_at LIMIT @limit
            """,
            "@now", "@limit");
        return GenerationRow.ListAsync(query.With(now.ToUnixTimeMilliseconds(), limit));
    });

    private Task<Generation?> ReadAsync(AccountId account, GenerationId id) => database.ReadAsync(session =>
    {
        var query = session.Prepared(
            $"SELECT {GenerationRow.Columns} FROM generations WHERE id = @id AND account_id = @account AND deleted_at IS NULL",
            "@id", "@account");
        return GenerationRow.FindAsync(query.With(id.Value, account.Value));
    });
}
