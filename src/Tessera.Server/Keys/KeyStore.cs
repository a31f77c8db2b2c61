using System.Text.Json;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Keys;

/// <summary>The table <c>api_keys</c>.</summary>
internal sealed class KeyStore(Database database)
{
    private const string Columns =
        "id, account_id, hash, name, is_test, scopes, models, cidrs, monthly_budget, expires_at, prefix, last_four, budget_month, budget_used, created_at, last_used_at, revoked_at";

    /// <summary>The keys that are not revoked, oldest first: those of one account, or of all.</summary>
    public Task<IReadOnlyList<StoredKey>> ListAsync(AccountId? account, DateTimeOffset now) => database.ReadAsync(async session =>
    {
        var query = session.Prepared(
            $"SELECT {Columns} FROM api_keys WHERE revoked_at IS NULL AND account_id = coalesce(@account, account_id) ORDER BY id", "@account");
        return (IReadOnlyList<StoredKey>)await query.With(account?.Value).ListAsync(rows => Read(rows, now));
    });

    /// <summary>The account's key with this ID; null when there is none or it is revoked.</summary>
    public Task<StoredKey?> FindAsync(AccountId account, long id, DateTimeOffset now) =>
        database.ReadAsync(session => FindAsync(session, account, id, now));

    public static async Task<StoredKey?> FindAsync(Session session, AccountId account, long id, DateTimeOffset now)
    {
        var query = session.Prepared(
            $"SELECT {Columns} FROM api_keys WHERE id = @id AND account_id = @account AND revoked_at IS NULL", "@id", "@account");
        return await query.With(id, account.Value).FindAsync(rows => Read(rows, now));
    }

    /// <summary>The number of usable keys of an account.</summary>
    public static async Task<long> CountAsync(Session session, AccountId account, DateTimeOffset now)
    {
        var query = session.Prepared(
            """
            SELECT count(*) FROM api_keys
            WHERE account_id = @account AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @now)
            """,
            "@account", "@now");
        return (long)(await query.With(account.Value, now.ToUnixTimeMilliseconds()).ExecuteScalarAsync() ?? 0L);
    }

    /// <summary>Adds a key; only the hash of the secret is stored.</summary>
    public static async Task<StoredKey> AddAsync(Session session, AccountId account, KeyGrant grant, string secret, DateTimeOffset now)
    {
        var (prefix, lastFour) = ApiKeyFormat.Shown(secret);
        var insert = session.Prepared(
            $"""
            INSERT INTO api_keys (account_id, hash, name, prefix, last_four, is_test, scopes, models, cidrs, monthly_budget, created_at, expires_at)
            VALUES (@account, @hash, @name, @prefix, @last_four, @is_test, @scopes, @models, @cidrs, @budget, @now, @expires)
            RETURNING {Columns}
            """,
            "@account", "@hash", "@name", "@prefix", "@last_four", "@is_test", "@scopes", "@models", "@cidrs", "@budget", "@now", "@expires");
        insert.With(
            account.Value,
            ApiKeyHash.Of(secret).ToBytes(),
            grant.Name,
            prefix,
            lastFour,
            grant.IsTest ? 1 : 0,
            JsonSerializer.Serialize(grant.Scopes),
            JsonSerializer.Serialize(grant.Models),
            JsonSerializer.Serialize(grant.Networks.Select(network => network.ToString())),
            grant.MonthlyBudget,
            now.ToUnixTimeMilliseconds(),
            grant.ExpiresAt?.ToUnixTimeMilliseconds());
        await using var rows = await insert.ExecuteReaderAsync();
        return await rows.ReadAsync() ? Read(rows, now) : throw new InvalidOperationException("The key was not stored.");
    }

    /// <summary>Changes what a key may do.</summary>
    public static async Task<StoredKey?> ChangeAsync(Session session, StoredKey key, KeyGrant grant, DateTimeOffset now)
    {
        var update = session.Prepared(
            $"""
            UPDATE api_keys SET name = @name, scopes = @scopes, models = @models, cidrs = @cidrs, monthly_budget = @budget, expires_at = @expires
            WHERE id = @id AND revoked_at IS NULL
            RETURNING {Columns}
            """,
            "@id", "@name", "@scopes", "@models", "@cidrs", "@budget", "@expires");
        update.With(
            key.Id,
            grant.Name,
            JsonSerializer.Serialize(grant.Scopes),
            JsonSerializer.Serialize(grant.Models),
            JsonSerializer.Serialize(grant.Networks.Select(network => network.ToString())),
            grant.MonthlyBudget,
            grant.ExpiresAt?.ToUnixTimeMilliseconds());
        if (await update.FindAsync(rows => Read(rows, now)) is not { } changed)
        {
            return null;
        }

        session.Notify(new Notification(ApiKeyCache.Changed, key.Id));
        return key.Grant.MonthlyBudget is null && grant.MonthlyBudget is not null ? changed with { BudgetUsed = await StartBudgetAsync(session, key.Id, now) } : changed;
    }

    /// <summary>Ends a key's validity now.</summary>
    public static async Task RevokeAsync(Session session, long id, DateTimeOffset now)
    {
        var update = session.Prepared("UPDATE api_keys SET revoked_at = @now WHERE id = @id", "@now", "@id");
        await update.With(now.ToUnixTimeMilliseconds(), id).ExecuteNonQueryAsync();
        session.Notify(new Notification(ApiKeyCache.Changed, id));
    }

    /// <summary>Ends a key's validity at <paramref name="end"/>, or at its own expiry if that is earlier.</summary>
    public static async Task ExpireAsync(Session session, long id, DateTimeOffset end)
    {
        var update = session.Prepared(
            "UPDATE api_keys SET expires_at = CASE WHEN expires_at < @end THEN expires_at ELSE @end END WHERE id = @id", "@end", "@id");
        await update.With(end.ToUnixTimeMilliseconds(), id).ExecuteNonQueryAsync();
        session.Notify(new Notification(ApiKeyCache.Changed, id));
    }

    /// <summary>Copies what the predecessor has spent this month, so that rotating a key does not renew its budget.</summary>
    public static async Task InheritBudgetAsync(Session session, long from, long to)
    {
        var update = session.Prepared(
            """
            UPDATE api_keys SET (budget_month, budget_used) = (SELECT budget_month, budget_used FROM api_keys WHERE id = @from)
            WHERE id = @to
            """,
            "@from", "@to");
        await update.With(from, to).ExecuteNonQueryAsync();
    }

    // What is running was admitted without a charge, and returns what it does not spend.
    private static async Task<long> StartBudgetAsync(Session session, long id, DateTimeOffset now)
    {
        var month = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var start = session.Prepared(
            $"""
            UPDATE api_keys SET budget_month = @month,
                budget_used = (SELECT coalesce(sum(hold), 0) FROM generations WHERE {GenerationStates.IsOpen} AND key_id = @id AND created_at >= @since)
            WHERE id = @id
            RETURNING budget_used
            """,
            "@id", "@month", "@since");
        return (long)(await start.With(id, KeyBudget.Month(now), month.ToUnixTimeMilliseconds()).ExecuteScalarAsync() ?? 0L);
    }

    private static StoredKey Read(Rows row, DateTimeOffset now) =>
        new(row.NextInt64(), new AccountId(row.NextInt64()), ApiKeyHash.FromBytes(row.NextBytes()), ReadGrant(row))
        {
            Prefix = row.NextString(),
            LastFour = row.NextString(),
            BudgetUsed = UsedIn(KeyBudget.Month(now), row.NextInt64(), row.NextInt64()),
            CreatedAt = row.NextTime(),
            LastUsedAt = row.NextNullableTime(),
            RevokedAt = row.NextNullableTime(),
        };

    private static KeyGrant ReadGrant(Rows row) => new(row.NextString(), row.NextBoolean())
    {
        Scopes = ReadList(row),
        Models = ReadList(row),
        Networks = [.. ReadList(row).Select(NetworkText.Parse)],
        MonthlyBudget = row.NextNullableInt64(),
        ExpiresAt = row.NextNullableTime(),
    };

    private static long UsedIn(long month, long countedMonth, long used) => countedMonth == month ? used : 0;

    private static string[] ReadList(Rows row) => JsonSerializer.Deserialize<string[]>(row.NextString()) ?? [];
}
