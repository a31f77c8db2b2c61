using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin;

/// <summary>Reads accounts over the tables of their slices: accounts, wallets, keys, uploads.</summary>
internal sealed class AccountRows(Database database)
{
    private const string Select =
        """
        SELECT a.id, a.email, a.username, w.plan, w.plan_ends_at, w.plan_renews, w.plan_tokens + w.pack_tokens, w.held_tokens,
            (SELECT count(*) FROM api_keys k WHERE k.account_id = a.id AND k.revoked_at IS NULL), a.created_at,
            (SELECT count(*) FROM uploads u WHERE u.account_id = a.id),
            (SELECT CAST(coalesce(sum(u.bytes), 0) AS BIGINT) FROM uploads u WHERE u.account_id = a.id)
        FROM accounts a JOIN wallets w ON w.account_id = a.id
        """;

    public Task<IReadOnlyList<AccountRow>> ListAsync() => database.ReadAsync(async session =>
    {
        return (IReadOnlyList<AccountRow>)await session.Prepared($"{Select} ORDER BY a.id").ListAsync(Read);
    });

    public Task<AccountRow> GetAsync(AccountId account) => database.ReadAsync(async session =>
    {
        var query = session.Prepared($"{Select} WHERE a.id = @id", "@id");
        await using var rows = await query.With(account.Value).ExecuteReaderAsync();
        return await rows.ReadAsync() ? Read(rows) : throw new InvalidOperationException($"Account {account} is gone.");
    });

    private static AccountRow Read(Rows row) => new()
    {
        Id = row.NextInt64(),
        Email = row.NextNullableString(),
        Username = row.NextString(),
        Plan = row.NextString(),
        PlanEndsAt = row.NextNullableTime(),
        PlanRenews = row.NextBoolean(),
        TokenBalance = row.NextInt64(),
        HeldTokens = row.NextInt64(),
        Keys = row.NextInt64(),
        CreatedAt = row.NextTime(),
        UploadFiles = row.NextInt64(),
        UploadBytes = row.NextInt64(),
    };
}
