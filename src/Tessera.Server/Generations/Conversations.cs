using Tessera.Server.Catalog;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>
/// The requests that a later one may continue, as their dialect was sent them. They are kept for as long as the account's plan
/// keeps results, and only for accounts that keep prompts.
/// </summary>
internal sealed class Conversations(Database database, WalletCache wallets, PlanCatalog plans, TimeProvider time)
{
    /// <summary>The request of a generation; null when it was not kept, was deleted, or is too old.</summary>
    public async Task<string?> FindAsync(AccountId account, GenerationId id)
    {
        var wallet = await wallets.GetAsync(account);
        var since = plans.Find(wallet.Plan)?.RetentionDays is { } days ? time.GetUtcNow().AddDays(-days) : DateTimeOffset.UnixEpoch;
        return await database.ReadAsync(async session =>
        {
            var query = session.Prepared(
                "SELECT request FROM conversations WHERE generation_id = @id AND account_id = @account AND created_at > @since", "@id", "@account", "@since");
            return await query.With(id.Value, account.Value, since.ToUnixTimeMilliseconds()).ExecuteScalarAsync() as string;
        });
    }

    /// <summary>Keeps the request of a generation, in the transaction that admits it.</summary>
    public static Task AddAsync(Session session, AccountId account, GenerationId id, string request, DateTimeOffset at)
    {
        var insert = session.Prepared(
            """
            INSERT INTO conversations (generation_id, account_id, request, created_at)
            SELECT @id, id, @request, @at FROM accounts WHERE id = @account AND keeps_prompts = 1
            """,
            "@id", "@request", "@at", "@account");
        return insert.With(id.Value, request, at.ToUnixTimeMilliseconds(), account.Value).ExecuteNonQueryAsync();
    }

    /// <summary>Deletes the request of a generation.</summary>
    public static Task RemoveAsync(Session session, GenerationId id) =>
        session.Prepared("DELETE FROM conversations WHERE generation_id = @id", "@id").With(id.Value).ExecuteNonQueryAsync();
}
