using System.Security.Cryptography;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>
/// The sign-ins of browsers, in the table <c>sign_ins</c>. A session ends when it was not used for a while, and at the latest a
/// fixed time after it began.
/// </summary>
internal sealed class SessionStore(Database database, SessionTokens tokens, TimeProvider time)
{
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromDays(14);
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    // A page makes many requests at once; one write a minute records them all.
    private static readonly TimeSpan RenewedEvery = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Starts a session in place of the browser's previous one, if there is one; null when the password was changed after it was verified.
    /// </summary>
    public async Task<(SignInId SignIn, byte[] Secret)?> OpenAsync(AccountId account, string? passwordHash, SignInOrigin origin, SignInId? previous)
    {
        var (secret, now) = (SessionTokens.NewSecret(), time.GetUtcNow());
        var signIn = await database.WriteAsync<SignInId?>(async session =>
        {
            if (!await SignInStore.IsPasswordAsync(session, account, passwordHash))
            {
                return null;
            }

            if (previous is { } replaced)
            {
                await SignInStore.EndAsync(session, replaced, now);
            }

            return await AddAsync(session, account, origin, secret, now);
        });
        return signIn is { } opened ? (opened, secret) : null;
    }

    /// <summary>Starts a session in the caller's transaction.</summary>
    public static Task<SignInId> AddAsync(Session session, AccountId account, SignInOrigin origin, byte[] secret, DateTimeOffset now) =>
        SignInStore.AddAsync(session, account, origin, SessionTokens.Hash(secret), now, EndOf(now, now));

    /// <summary>The session of a cookie, which is renewed by this; null when it has ended or never existed.</summary>
    public async Task<BrowserSession?> FindAsync(string cookie)
    {
        if (tokens.Read(cookie) is not { } presented)
        {
            return null;
        }

        var (hash, now) = (SessionTokens.Hash(presented.Secret), time.GetUtcNow());
        var found = await database.ReadAsync(async session =>
        {
            var query = session.Prepared(
                $"""
                SELECT account_id, session_hash, created_at, last_seen_at FROM sign_ins
                WHERE id = @id AND session_hash IS NOT NULL AND {SignInStore.IsOpen} AND expires_at > @now
                """,
                "@id", "@now");
            return await query.With(presented.SignIn.Value, now.ToUnixTimeMilliseconds()).FindAsync(Read);
        });
        if (found is null || !CryptographicOperations.FixedTimeEquals(found.Hash, hash))
        {
            return null;
        }

        if (now - found.LastSeenAt >= RenewedEvery)
        {
            await RenewAsync(presented.SignIn, found, now);
        }

        return new BrowserSession(found.Account, presented.SignIn);
    }

    /// <summary>Replaces the secret of a session: from now on only the cookie with the new one is accepted.</summary>
    public static async Task ReplaceSecretAsync(Session session, SignInId signIn, byte[] secret)
    {
        var update = session.Prepared("UPDATE sign_ins SET session_hash = @hash WHERE id = @id AND session_hash IS NOT NULL", "@hash", "@id");
        await update.With(SessionTokens.Hash(secret), signIn.Value).ExecuteNonQueryAsync();
    }

    private async Task RenewAsync(SignInId signIn, Found found, DateTimeOffset now)
    {
        try
        {
            await database.WriteAsync(async session =>
            {
                var update = session.Prepared(
                    "UPDATE sign_ins SET last_seen_at = @now, expires_at = @end WHERE id = @id AND ended_at IS NULL AND last_seen_at < @now",
                    "@now", "@end", "@id");
                await update.With(now.ToUnixTimeMilliseconds(), EndOf(found.CreatedAt, now).ToUnixTimeMilliseconds(), signIn.Value).ExecuteNonQueryAsync();
            });
        }
        catch (Exception failure) when (failure.IsFullDatabase() || failure.IsDatabaseOutage())
        {
            // A database that can only be read still answers reads; a later request renews the session.
        }
    }

    private static DateTimeOffset EndOf(DateTimeOffset began, DateTimeOffset used)
    {
        var (idle, latest) = (used + IdleLifetime, began + Lifetime);
        return idle < latest ? idle : latest;
    }

    private static Found Read(Rows row) => new(new AccountId(row.NextInt64()), row.NextBytes(), row.NextTime(), row.NextTime());

    private sealed record Found(AccountId Account, byte[] Hash, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt);

    /// <summary>A session that is open.</summary>
    internal sealed record BrowserSession(AccountId Account, SignInId SignIn);
}
