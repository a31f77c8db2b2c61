using System.Globalization;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>The table <c>accounts</c>.</summary>
internal sealed class AccountStore(Database database)
{
    private const string Columns = "id, email, username, created_at, password_hash, role, language, theme, suspended_at";

    public Task<Account?> FindAsync(AccountId id) => database.ReadAsync(async session =>
    {
        var query = session.Prepared($"SELECT {Columns} FROM accounts WHERE id = @id", "@id");
        return await ReadOneAsync(query.With(id.Value));
    });

    public Task<Account?> FindAsync(string email) => database.ReadAsync(async session =>
    {
        var query = session.Prepared($"SELECT {Columns} FROM accounts WHERE email = @email", "@email");
        return await ReadOneAsync(query.With(email));
    });

    /// <summary>The account with this number or email.</summary>
    public Task<Account?> FindByReferenceAsync(string reference) =>
        long.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? FindAsync(new AccountId(id))
            : FindAsync(EmailAddress.Normalise(reference));

    /// <summary>Adds an account; null when its email is taken, or when it would be a second owner.</summary>
    public static async Task<AccountId?> TryAddAsync(Session session, OpenAccount.NewAccount account, DateTimeOffset now)
    {
        var insert = session.Prepared(
            """
            INSERT INTO accounts (email, username, password_hash, role, created_at)
            VALUES (@email, @username, @password, @role, @now)
            ON CONFLICT DO NOTHING
            RETURNING id
            """,
            "@email", "@username", "@password", "@role", "@now");
        insert.With(account.Email, account.Username, account.PasswordHash, account.Role.ToWire(), now.ToUnixTimeMilliseconds());
        return await insert.ExecuteScalarAsync() is long id ? new AccountId(id) : null;
    }

    public static async Task RenameAsync(Session session, AccountId id, string username)
    {
        var update = session.Prepared("UPDATE accounts SET username = @username WHERE id = @id", "@username", "@id");
        await update.With(username, id.Value).ExecuteNonQueryAsync();
    }

    public static async Task SetLanguageAsync(Session session, AccountId id, string? language)
    {
        var update = session.Prepared("UPDATE accounts SET language = @language WHERE id = @id", "@language", "@id");
        await update.With(language, id.Value).ExecuteNonQueryAsync();
    }

    public static async Task SetThemeAsync(Session session, AccountId id, string theme)
    {
        var update = session.Prepared("UPDATE accounts SET theme = @theme WHERE id = @id", "@theme", "@id");
        await update.With(theme, id.Value).ExecuteNonQueryAsync();
    }

    public static async Task SetRoleAsync(Session session, AccountId id, AccountRole role)
    {
        var update = session.Prepared("UPDATE accounts SET role = @role WHERE id = @id AND role <> 'owner'", "@role", "@id");
        await update.With(role.ToWire(), id.Value).ExecuteNonQueryAsync();
    }

    /// <summary>Replaces the hash of the same password by a stronger one, unless the password was changed meanwhile.</summary>
    public Task RehashAsync(AccountId id, string old, string hash) => database.WriteAsync(async session =>
    {
        var update = session.Prepared("UPDATE accounts SET password_hash = @hash WHERE id = @id AND password_hash = @old", "@hash", "@id", "@old");
        await update.With(hash, id.Value, old).ExecuteNonQueryAsync();
    });

    public static async Task SetPasswordHashAsync(Session session, AccountId id, string hash)
    {
        var update = session.Prepared("UPDATE accounts SET password_hash = @hash WHERE id = @id", "@hash", "@id");
        await update.With(hash, id.Value).ExecuteNonQueryAsync();
    }

    /// <summary>
    /// Suspends an account, or lets it be used again with null. Every node refuses its keys and sign-ins from then on; its jobs
    /// in progress are finished.
    /// </summary>
    public static async Task SetSuspendedAsync(Session session, AccountId id, DateTimeOffset? at)
    {
        var update = session.Prepared("UPDATE accounts SET suspended_at = @at WHERE id = @id", "@at", "@id");
        await update.With(at?.ToUnixTimeMilliseconds(), id.Value).ExecuteNonQueryAsync();
        if (at is { } now)
        {
            await SignInStore.EndAllAsync(session, id, now);
        }

        session.Notify(new Notification(ApiKeyCache.Changed, id.Value));
    }

    /// <summary>
    /// The owner, with the ID of a first key that has not been shown yet and the time when that key was created.
    /// </summary>
    public static async Task<(AccountId Id, long? UnseenKey, DateTimeOffset MadeAt)?> FindOwnerAsync(Session session)
    {
        var query = session.Prepared(
            """
            SELECT a.id, a.first_key_id, coalesce(k.created_at, 0)
            FROM accounts a LEFT JOIN api_keys k ON k.id = a.first_key_id WHERE a.role = 'owner'
            """);
        await using var rows = await query.ExecuteReaderAsync();
        return await rows.ReadAsync()
            ? (new AccountId(rows.NextInt64()), rows.NextNullableInt64(), rows.NextTime())
            : null;
    }

    /// <summary>Records the first key until it has been shown; null clears the record.</summary>
    public static async Task SetUnseenKeyAsync(Session session, AccountId owner, long? key)
    {
        var update = session.Prepared("UPDATE accounts SET first_key_id = @key WHERE id = @id", "@key", "@id");
        await update.With(key, owner.Value).ExecuteNonQueryAsync();
    }

    private static async Task<Account?> ReadOneAsync(Statement query)
    {
        await using var rows = await query.ExecuteReaderAsync();
        return await rows.ReadAsync() ? Read(rows) : null;
    }

    private static Account Read(Rows row) => new(
        new AccountId(row.NextInt64()),
        row.NextNullableString(),
        row.NextString(),
        row.NextTime())
    {
        PasswordHash = row.NextNullableString(),
        Role = WireNames.Parse<AccountRole>(row.NextString()),
        Language = row.NextNullableString(),
        Theme = row.NextString(),
        SuspendedAt = row.NextNullableTime(),
    };
}
