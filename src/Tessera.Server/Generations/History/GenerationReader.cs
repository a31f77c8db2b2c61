using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.History;

/// <summary>Reads generations. Every query that a caller's request can reach is restricted to the owner.</summary>
internal sealed class GenerationReader(Database database)
{
    /// <summary>One generation of an account; null when there is none or it was deleted.</summary>
    public Task<Generation?> FindAsync(AccountId account, GenerationId id) => database.ReadAsync(session =>
    {
        var query = session.Prepared(
            $"SELECT {GenerationRow.Columns} FROM generations WHERE id = @id AND account_id = @account AND deleted_at IS NULL",
            "@id", "@account");
        return GenerationRow.FindAsync(query.With(id.Value, account.Value));
    });

    /// <summary>One generation, for the server's own use.</summary>
    public Task<Generation?> FindAsync(GenerationId id) => database.ReadAsync(session =>
    {
        var query = session.Prepared($"SELECT {GenerationRow.Columns} FROM generations WHERE id = @id", "@id");
        return GenerationRow.FindAsync(query.With(id.Value));
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
}
