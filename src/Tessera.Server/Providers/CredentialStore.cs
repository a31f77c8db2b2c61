using System.Text;
using Tessera.Server.Storage;

namespace Tessera.Server.Providers;

/// <summary>
/// The credentials added at run time. A secret is encrypted for its provider and address, so it cannot be decrypted after
/// something else changed the address in its row.
/// </summary>
internal sealed partial class CredentialStore(
    Database database, SecretProtection protection, TimeProvider time, ILogger<CredentialStore> logger)
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
    public Task<long?> AddAsync(ProviderCredential credential)
    {
        var secret = Seal(credential);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(async session =>
        {
            var insert = session.Prepared(
                """
                INSERT INTO provider_credentials (provider, name, base_url, secret, last_four, weight, concurrency, enabled, created_at, changed_at)
                VALUES (@provider, @name, @base_url, @secret, @last_four, @weight, @concurrency, 1, @now, @now)
                ON CONFLICT (provider, name) DO NOTHING
                RETURNING id
                """,
                "@provider", "@name", "@base_url", "@secret", "@last_four", "@weight", "@concurrency", "@now");
            return (long?)await insert.With(
                credential.Provider, credential.Name, credential.BaseUrl, secret, credential.LastFour, credential.Weight, credential.Concurrency, now)
                .ExecuteScalarAsync();
        });
    }

    /// <summary>Changes its address and secret together, and its weight; false when there is none.</summary>
    public Task<bool> ReplaceAsync(ProviderCredential credential)
    {
        var secret = Seal(credential);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(async session =>
        {
            var update = session.Prepared(
                """
                UPDATE provider_credentials SET base_url = @base_url, secret = @secret, last_four = @last_four, weight = @weight,
                    concurrency = @concurrency, changed_at = @now
                WHERE id = @id
                """,
                "@id", "@base_url", "@secret", "@last_four", "@weight", "@concurrency", "@now");
            return await update.With(
                credential.Id, credential.BaseUrl, secret, credential.LastFour, credential.Weight, credential.Concurrency, now)
                .ExecuteNonQueryAsync() == 1;
        });
    }

    public Task<bool> SetEnabledAsync(long id, bool enabled)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(async session =>
        {
            var update = session.Prepared(
                "UPDATE provider_credentials SET enabled = @enabled, changed_at = @now WHERE id = @id", "@id", "@enabled", "@now");
            return await update.With(id, enabled ? 1 : 0, now).ExecuteNonQueryAsync() == 1;
        });
    }

    public Task<bool> RemoveAsync(long id) => database.WriteAsync(async session =>
    {
        session.Erase();
        var delete = session.Prepared("DELETE FROM provider_credentials WHERE id = @id", "@id");
        return await delete.With(id).ExecuteNonQueryAsync() == 1;
    });

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

    private byte[]? Seal(ProviderCredential credential) =>
        credential.Secret is { } secret ? PurposeOf(credential).Seal(Encoding.UTF8.GetBytes(secret)) : null;

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
}
