using System.Text.Json;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>
/// Reads what a presented key may do from <c>api_keys</c>. The slice <c>Keys</c> creates and changes the rows.
/// </summary>
internal sealed class ApiKeyReader(Database database, TimeProvider time)
{
    /// <summary>
    /// The key with this hash and its account's plan, whether or not the key is still valid; null when there is none.
    /// </summary>
    public Task<CachedApiKey?> FindAsync(ApiKeyHash hash) => FindAsync("hash = @key", hash.ToBytes(), hash);

    /// <summary>The same for the key with this number.</summary>
    public Task<CachedApiKey?> FindAsync(long id) => FindAsync("id = @key", id, default);

    private Task<CachedApiKey?> FindAsync(string condition, object key, ApiKeyHash hash) => database.ReadAsync(async session =>
    {
        var readAt = time.GetTimestamp();
        var query = session.Prepared(
            $"""
            SELECT id, account_id, is_test, scopes, models, monthly_budget, cidrs, expires_at, revoked_at,
                (SELECT suspended_at FROM accounts WHERE accounts.id = api_keys.account_id),
                (SELECT plan FROM wallets
                 WHERE wallets.account_id = api_keys.account_id AND (plan_renews = 1 OR plan_ends_at IS NULL OR plan_ends_at > @now))
            FROM api_keys WHERE {condition}
            """,
            "@now", "@key");
        return await query.With(time.GetUtcNow().ToUnixTimeMilliseconds(), key).FindAsync(rows => Read(rows, hash, readAt));
    });

    private static CachedApiKey Read(Rows row, ApiKeyHash hash, long readAt)
    {
        var (id, account, isTest) = (row.NextInt64(), new AccountId(row.NextInt64()), row.NextBoolean());
        return new CachedApiKey(new ApiKey(id, account, isTest, ReadList(row), ReadList(row), row.NextNullableInt64()) { Hash = hash })
        {
            ReadAt = readAt,
            Networks = [.. ReadList(row).Select(NetworkText.Parse)],
            ExpiresAt = row.NextNullableTime(),
            RevokedAt = row.NextNullableTime(),
            SuspendedAt = row.NextNullableTime(),
            Plan = row.NextNullableString(),
        };
    }

    private static string[] ReadList(Rows row) => JsonSerializer.Deserialize<string[]>(row.NextString()) ?? [];
}
