using System.Text;
using Tessera.Server.Storage;

namespace Tessera.Server.Providers;

/// <summary>
/// The credentials added at run time. A secret is encrypted for its provider and address, so it cannot be decrypted after
/// something else changed the address in its row.
/// </summary>
internal sealed partial class CredentialStore(Database database, SecretProtection protection, ILogger<CredentialStore> logger)
{
    private const string Columns = "provider, name, id, base_url, weight, concurrency, enabled, secret";

    /// <summary>All of them; one that cannot be decrypted any more has no secret and is disabled.</summary>
    public async Task<IReadOnlyList<ProviderCredential>> ListAsync()
    {
        var rows = await database.ReadAsync(async session =>
        {
            return await session.Prepared($"SELECT {Columns} FROM provider_credentials ORDER BY provider, id").ListAsync(Read);
        });
        return [.. rows.Select(row => row.Secret is null ? row.Credential : Open(row.Credential, row.Secret))];
    }

    /// <summary>Adds one; null when the provider has one of that name.</summary>
    public static async Task<long?> AddAsync(Session session, ProviderCredential credential, byte[]? sealedSecret, DateTimeOffset now)
    {
        var insert = session.Prepared(
            """
            INSERT INTO provider_credentials (provider, name, base_url, secret, last_four, weight, concurrency, enabled, created_at, changed_at)
            VALUES (@provider, @name, @base_url, @secret, @last_four, @weight, @concurrency, 1, @now, @now)
            ON CONFLICT (provider, name) DO NOTHING
            RETURNING id
            """,
            "@provider", "@name", "@base_url", "@secret", "@last_four", "@weight", "@concurrency", "@now");
        insert.With(
            credential.Provider, credential.Name, credential.BaseUrl, sealedSecret, credential.LastFour, credential.Weight, credential.Concurrency,
            now.ToUnixTimeMilliseconds());
        return (long?)await insert.ExecuteScalarAsync();
    }

    /// <summary>Whether the provider has a stored credential of this name.</summary>
    public static async Task<bool> ExistsAsync(Session session, ProviderCredential credential)
    {
        var query = session.Prepared("SELECT 1 FROM provider_credentials WHERE provider = @provider AND name = @name", "@provider", "@name");
        return await query.With(credential.Provider, credential.Name).ExecuteScalarAsync() is not null;
    }

    /// <summary>Changes its address and secret together, and its weight; false when there is none.</summary>
    public static async Task<bool> ReplaceAsync(Session session, ProviderCredential credential, byte[]? sealedSecret, DateTimeOffset now)
    {
        var update = session.Prepared(
            """
            UPDATE provider_credentials SET base_url = @base_url, secret = @secret, last_four = @last_four, weight = @weight,
                concurrency = @concurrency, changed_at = @now
            WHERE id = @id
            """,
            "@id", "@base_url", "@secret", "@last_four", "@weight", "@concurrency", "@now");
        update.With(
            credential.Id, credential.BaseUrl, sealedSecret, credential.LastFour, credential.Weight, credential.Concurrency, now.ToUnixTimeMilliseconds());
        return await update.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Enables or disables it; its provider and name, or null when there is none.</summary>
    public static Task<Named?> SetEnabledAsync(Session session, long id, bool enabled, DateTimeOffset now) => session
        .Prepared(
            "UPDATE provider_credentials SET enabled = @enabled, changed_at = @now WHERE id = @id RETURNING provider, name", "@id", "@enabled", "@now")
        .With(id, enabled ? 1 : 0, now.ToUnixTimeMilliseconds())
        .FindAsync(Named.Read);

    /// <summary>Deletes it with its secret; its provider and name, or null when there is none.</summary>
    public static Task<Named?> RemoveAsync(Session session, long id)
    {
        session.Erase();
        return session.Prepared("DELETE FROM provider_credentials WHERE id = @id RETURNING provider, name", "@id").With(id).FindAsync(Named.Read);
    }

    /// <summary>The encrypted secret. Call it before the write: it may have to store a new key first.</summary>
    public byte[]? Seal(ProviderCredential credential) =>
        credential.Secret is { } secret ? PurposeOf(credential).Seal(Encoding.UTF8.GetBytes(secret)) : null;

    private static (ProviderCredential Credential, byte[]? Secret) Read(Rows row) => (
        new ProviderCredential(row.NextString(), row.NextString(), CredentialSource.Stored)
        {
            Id = row.NextInt64(),
            BaseUrl = row.NextNullableString(),
            Weight = row.NextInt32(),
            Concurrency = row.NextNullableInt32(),
            Enabled = row.NextBoolean(),
        },
        row.NextNullableBytes());

    private ProviderCredential Open(ProviderCredential credential, byte[] sealedSecret)
    {
        if (PurposeOf(credential).TryOpen(sealedSecret) is { } secret)
        {
            return credential with { Secret = Encoding.UTF8.GetString(secret) };
        }

        LogUnreadable(credential.Provider, credential.Name);
        return credential with { Enabled = false };
    }

    private SecretProtection.Purpose PurposeOf(ProviderCredential credential) =>
        protection.For("Tessera.ProviderCredential", credential.Provider, credential.BaseUrl ?? "");

    [LoggerMessage(LogLevel.Error, "The secret of credential {Provider}/{Name} cannot be decrypted with the Data Protection keys in the database. Enter it again with `admin provider set`.")]
    private partial void LogUnreadable(string provider, string name);

    /// <summary>The provider and the name of a stored credential.</summary>
    internal sealed record Named(string Provider, string Name)
    {
        public static Named Read(Rows row) => new(row.NextString(), row.NextString());

        public override string ToString() => $"{Provider}/{Name}";
    }
}
