using System.Security.Cryptography;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks;

/// <summary>
/// The signing secrets: 32 random bytes per endpoint, and one secret per account for the URLs that requests name. Stored
/// encrypted. After a rotation the old secret also signs for a day, so that receivers can be switched over.
/// </summary>
internal sealed class WebhookSecrets(Database database, SecretProtection protection, TimeProvider time)
{
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private const int Length = 32;

    private readonly SecretProtection.Purpose _sealed = protection.For("Tessera.WebhookSecret");

    public static byte[] New() => RandomNumberGenerator.GetBytes(Length);

    /// <summary>The secret as its owner sees it: <c>whsec_</c> and Base64.</summary>
    public static string ToText(byte[] secret) => WebhookSignature.SecretPrefix + Convert.ToBase64String(secret);

    /// <summary>
    /// Encrypts a secret. Call it before a write begins, because the encryption keys may have to be written themselves.
    /// </summary>
    public byte[] Seal(byte[] secret) => _sealed.Seal(secret);

    /// <summary>Stores the encrypted secret of a new endpoint.</summary>
    public static async Task AddAsync(Session session, AccountId account, WebhookId webhook, byte[] sealedSecret)
    {
        var insert = session.Prepared(
            """
            INSERT INTO webhook_secrets (account_id, webhook_id, secret) VALUES (@account, @webhook, @secret)
            ON CONFLICT (account_id, webhook_id) DO NOTHING
            """,
            "@account", "@webhook", "@secret");
        await insert.With(account.Value, webhook.Value, sealedSecret).ExecuteNonQueryAsync();
    }

    /// <summary>Replaces a secret; the old one also signs for <see cref="Overlap"/>.</summary>
    public async Task<byte[]> RotateAsync(AccountId account, WebhookId webhook)
    {
        var secret = New();
        var sealedSecret = Seal(secret);
        var until = time.GetUtcNow().Add(Overlap).ToUnixTimeMilliseconds();
        await database.WriteAsync(async session =>
        {
            var write = session.Prepared(
                """
                INSERT INTO webhook_secrets (account_id, webhook_id, secret) VALUES (@account, @webhook, @secret)
                ON CONFLICT (account_id, webhook_id) DO UPDATE SET
                    previous = webhook_secrets.secret, previous_until = @until, secret = excluded.secret
                """,
                "@account", "@webhook", "@secret", "@until");
            await write.With(account.Value, webhook.Value, sealedSecret, until).ExecuteNonQueryAsync();
        });
        return secret;
    }

    /// <summary>The account's own secret, created when it is first needed.</summary>
    public async Task<byte[]> GetDefaultAsync(AccountId account)
    {
        if (await FindAsync(account, WebhookId.Default) is [var known, ..])
        {
            return known;
        }

        var sealedSecret = Seal(New());
        await database.WriteAsync(session => AddAsync(session, account, WebhookId.Default, sealedSecret));
        return (await FindAsync(account, WebhookId.Default))[0];
    }

    /// <summary>The secrets that sign now, newest first; none for a deleted endpoint.</summary>
    public async Task<IReadOnlyList<byte[]>> FindAsync(AccountId account, WebhookId webhook)
    {
        var found = await database.ReadAsync(async session =>
        {
            var query = session.Prepared(
                "SELECT secret, previous, previous_until FROM webhook_secrets WHERE account_id = @account AND webhook_id = @webhook",
                "@account", "@webhook");
            await using var rows = await query.With(account.Value, webhook.Value).ExecuteReaderAsync();
            var stored = new List<byte[]>();
            if (await rows.ReadAsync())
            {
                stored.Add(rows.NextBytes());
                if (rows.NextNullableBytes() is { } previous && rows.NextTime() > time.GetUtcNow())
                {
                    stored.Add(previous);
                }
            }

            return stored;
        });
        return [.. found.Select(_sealed.Open)];
    }
}
