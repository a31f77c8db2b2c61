using System.Globalization;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Accounts;

/// <summary>Reads accounts over the tables of their slices: accounts, wallets, keys, uploads.</summary>
internal sealed class AccountRows(Database database)
{
    private const string Select =
        """
        SELECT a.id, a.email, a.username, a.role, a.suspended_at,
            w.plan, w.plan_ends_at, w.plan_renews, w.plan_tokens + w.pack_tokens, w.held_tokens,
            (SELECT count(*) FROM api_keys k WHERE k.account_id = a.id AND k.revoked_at IS NULL), a.created_at,
            (SELECT count(*) FROM uploads u WHERE u.account_id = a.id),
            (SELECT CAST(coalesce(sum(u.bytes), 0) AS BIGINT) FROM uploads u WHERE u.account_id = a.id)
        FROM accounts a JOIN wallets w ON w.account_id = a.id
        """;

    public Task<IReadOnlyList<AccountRow>> ListAsync() => database.ReadAsync(async session =>
    {
        return (IReadOnlyList<AccountRow>)await session.Prepared($"{Select} ORDER BY a.id").ListAsync(Read);
    });

    /// <summary>A page of the accounts that have a text in their email or name, or whose number it is, oldest first, and how many there are.</summary>
    public Task<(IReadOnlyList<AccountRow> Rows, long Total)> FindAsync(string? text, long skip, int limit) => database.ReadAsync(async session =>
    {
        if (text is null)
        {
            var all = await session.Prepared($"{Select} ORDER BY a.id LIMIT @limit OFFSET @skip", "@limit", "@skip").With(limit, skip).ListAsync(Read);
            var count = await session.Prepared("SELECT count(*) FROM accounts").ExecuteScalarAsync();
            return ((IReadOnlyList<AccountRow>)all, (long)(count ?? 0L));
        }

        var isFound = $"({session.Contains("a.email", "@text")} OR {session.Contains("a.username", "@text")} OR a.id = @number)";
        object?[] values = [session.PatternOf(text), long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0L];
        string[] names = ["@text", "@number"];
        var found = session.Prepared($"{Select} WHERE {isFound} ORDER BY a.id LIMIT @limit OFFSET @skip", [.. names, "@limit", "@skip"]);
        var rows = await found.With([.. values, limit, skip]).ListAsync(Read);
        var total = await session.Prepared($"SELECT count(*) FROM accounts a WHERE {isFound}", names).With(values).ExecuteScalarAsync();
        return ((IReadOnlyList<AccountRow>)rows, (long)(total ?? 0L));
    });

    public Task<AccountRow?> FindAsync(AccountId account) => database.ReadAsync(session => FindAsync(session, account));

    /// <summary>The row within the transaction that has changed it.</summary>
    public static async Task<AccountRow> GetAsync(Session session, AccountId account) =>
        await FindAsync(session, account) ?? throw new InvalidOperationException($"Account {account} is gone.");

    private static Task<AccountRow?> FindAsync(Session session, AccountId account) =>
        session.Prepared($"{Select} WHERE a.id = @id", "@id").With(account.Value).FindAsync(Read);

    private static AccountRow Read(Rows row)
    {
        var (id, email, username, role, suspendedAt) =
            (row.NextInt64(), row.NextNullableString(), row.NextString(), row.NextString(), row.NextNullableTime());
        return new AccountRow
        {
            Id = id,
            Email = email,
            Username = username,
            Role = role,
            Enabled = suspendedAt is null,
            SuspendedAt = suspendedAt,
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
}
