using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>The tables <c>sign_ins</c> and <c>refresh_tokens</c>.</summary>
internal sealed class SignInStore(Database database, TimeProvider time)
{
    public const int MaxTokenLength = 200;

    /// <summary>
    /// The condition of a sign-in that has not been ended. One that was opened while its account was being suspended is not open
    /// either.
    /// </summary>
    public const string IsOpen =
        "ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM accounts WHERE accounts.id = sign_ins.account_id AND accounts.suspended_at IS NOT NULL)";

    private static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(30);

    /// <summary>Creates a sign-in with its first refresh token; null when the password was changed after it was verified.</summary>
    public Task<(SignInId SignIn, string RefreshToken)?> OpenAsync(AccountId account, string? passwordHash, SignInOrigin origin)
    {
        var (token, now) = (RandomSecret.NewRefreshToken(), time.GetUtcNow());
        return database.WriteAsync<(SignInId, string)?>(async session =>
        {
            if (!await IsPasswordAsync(session, account, passwordHash))
            {
                return null;
            }

            var signIn = await AddAsync(session, account, origin, sessionHash: null, now, now);
            await AddTokenAsync(session, signIn, token, now);
            return (signIn, token);
        });
    }

    /// <summary>Replaces a refresh token by the next one. Each is valid once; a second use ends the sign-in.</summary>
    public Task<RefreshOutcome> RefreshAsync(string token)
    {
        var (hash, next, now) = (RandomSecret.Hash(token), RandomSecret.NewRefreshToken(), time.GetUtcNow());
        return database.WriteAsync<RefreshOutcome>(async session =>
        {
            if (await FindAsync(session, hash, now) is not { } found)
            {
                return new RefreshOutcome.Unknown();
            }

            // Of two concurrent uses, even on two nodes, only one updates the row.
            var use = session.Prepared("UPDATE refresh_tokens SET used_at = @now WHERE hash = @hash AND used_at IS NULL", "@now", "@hash");
            if (await use.With(now.ToUnixTimeMilliseconds(), hash).ExecuteNonQueryAsync() == 0)
            {
                await EndAsync(session, found.SignIn, now);
                return new RefreshOutcome.Reused();
            }

            await AddTokenAsync(session, found.SignIn, next, now);
            return new RefreshOutcome.Renewed(found.Account, found.SignIn, next);
        });
    }

    /// <summary>Ends a sign-in; its access tokens are refused from now on, too.</summary>
    public Task EndAsync(SignInId signIn)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(session => EndAsync(session, signIn, now));
    }

    /// <summary>Ends the sign-in that a refresh token belongs to, if there is one.</summary>
    public Task EndAsync(string token)
    {
        var (hash, now) = (RandomSecret.Hash(token), time.GetUtcNow());
        return database.WriteAsync(async session =>
        {
            if (await FindAsync(session, hash, now) is { } found)
            {
                await EndAsync(session, found.SignIn, now);
            }
        });
    }

    public Task<bool> IsSuspendedAsync(AccountId account) => database.ReadAsync(async session => await session
        .Prepared("SELECT 1 FROM accounts WHERE id = @id AND suspended_at IS NOT NULL", "@id")
        .With(account.Value)
        .ExecuteScalarAsync() is not null);

    public Task<bool> IsOpenAsync(SignInId signIn)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.ReadAsync(async session =>
        {
            var query = session.Prepared($"SELECT 1 FROM sign_ins WHERE id = @id AND {IsOpen} AND expires_at > @now", "@id", "@now");
            return await query.With(signIn.Value, now).ExecuteScalarAsync() is not null;
        });
    }

    /// <summary>Adds a sign-in, and deletes expired ones.</summary>
    public static async Task<SignInId> AddAsync(
        Session session, AccountId account, SignInOrigin origin, byte[]? sessionHash, DateTimeOffset now, DateTimeOffset end)
    {
        var forget = session.Prepared(
            "DELETE FROM refresh_tokens WHERE sign_in_id IN (SELECT id FROM sign_ins WHERE expires_at <= @now)", "@now");
        await forget.With(now.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
        var close = session.Prepared("DELETE FROM sign_ins WHERE expires_at <= @now", "@now");
        await close.With(now.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
        var add = session.Prepared(
            """
            INSERT INTO sign_ins (account_id, created_at, expires_at, session_hash, user_agent, address, last_seen_at)
            VALUES (@account, @now, @end, @hash, @agent, @address, @now)
            RETURNING id
            """,
            "@account", "@now", "@end", "@hash", "@agent", "@address");
        add.With(account.Value, now.ToUnixTimeMilliseconds(), end.ToUnixTimeMilliseconds(), sessionHash, origin.UserAgent, origin.Text);
        return new SignInId((long)(await add.ExecuteScalarAsync() ?? throw new InvalidOperationException("INSERT gave no number.")));
    }

    /// <summary>
    /// Whether the account still has the password that was verified and is not suspended. It stays so until the transaction ends: a
    /// change of the password, which ends all sign-ins, waits for this one.
    /// </summary>
    public static async Task<bool> IsPasswordAsync(Session session, AccountId account, string? passwordHash)
    {
        var hold = session.Prepared(
            "UPDATE accounts SET password_hash = password_hash WHERE id = @id AND COALESCE(password_hash, '') = @hash AND suspended_at IS NULL", "@id", "@hash");
        return await hold.With(account.Value, passwordHash ?? "").ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Ends a sign-in in the caller's transaction.</summary>
    public static async Task EndAsync(Session session, SignInId signIn, DateTimeOffset now)
    {
        var end = session.Prepared("UPDATE sign_ins SET ended_at = @now WHERE id = @id AND ended_at IS NULL", "@now", "@id");
        await end.With(now.ToUnixTimeMilliseconds(), signIn.Value).ExecuteNonQueryAsync();
    }

    /// <summary>Ends all sign-ins of an account, or all but one.</summary>
    public static async Task EndAllAsync(Session session, AccountId account, DateTimeOffset now, SignInId? except = null)
    {
        var end = session.Prepared(
            "UPDATE sign_ins SET ended_at = @now WHERE account_id = @account AND id <> @except AND ended_at IS NULL", "@now", "@account", "@except");
        await end.With(now.ToUnixTimeMilliseconds(), account.Value, except?.Value ?? 0).ExecuteNonQueryAsync();
    }

    /// <summary>Ends a sign-in of this account; false when it has none of this number.</summary>
    public Task<bool> TryEndAsync(AccountId account, SignInId signIn)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(async session =>
        {
            var end = session.Prepared(
                "UPDATE sign_ins SET ended_at = @now WHERE id = @id AND account_id = @account AND ended_at IS NULL AND expires_at > @now",
                "@now", "@id", "@account");
            return await end.With(now, signIn.Value, account.Value).ExecuteNonQueryAsync() == 1;
        });
    }

    /// <summary>The open sign-ins of an account, the most recently used first.</summary>
    public Task<IReadOnlyList<OpenSignIn>> ListAsync(AccountId account, int limit)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return database.ReadAsync(async session =>
        {
            var query = session.Prepared(
                """
                SELECT id, session_hash, user_agent, address, created_at, last_seen_at FROM sign_ins
                WHERE account_id = @account AND ended_at IS NULL AND expires_at > @now
                ORDER BY last_seen_at DESC, id DESC LIMIT @limit
                """,
                "@account", "@now", "@limit");
            return (IReadOnlyList<OpenSignIn>)await query.With(account.Value, now, limit).ListAsync(rows => new OpenSignIn(
                new SignInId(rows.NextInt64()), rows.NextNullableBytes() is not null, rows.NextNullableString(), rows.NextNullableString(), rows.NextTime(), rows.NextTime()));
        });
    }

    private static async Task<Found?> FindAsync(Session session, byte[] hash, DateTimeOffset now)
    {
        var query = session.Prepared(
            """
            SELECT s.account_id, s.id
            FROM refresh_tokens t JOIN sign_ins s ON s.id = t.sign_in_id
            WHERE t.hash = @hash AND t.expires_at > @now AND s.ended_at IS NULL
            """,
            "@hash", "@now");
        return await query.With(hash, now.ToUnixTimeMilliseconds()).FindAsync(rows => new Found(new AccountId(rows.NextInt64()), new SignInId(rows.NextInt64())));
    }

    private static async Task AddTokenAsync(Session session, SignInId signIn, string token, DateTimeOffset now)
    {
        var end = now.Add(TokenLifetime).ToUnixTimeMilliseconds();
        var insert = session.Prepared(
            "INSERT INTO refresh_tokens (hash, sign_in_id, expires_at) VALUES (@hash, @sign_in, @end)", "@hash", "@sign_in", "@end");
        await insert.With(RandomSecret.Hash(token), signIn.Value, end).ExecuteNonQueryAsync();
        var extend = session.Prepared("UPDATE sign_ins SET expires_at = @end, last_seen_at = @now WHERE id = @id", "@end", "@now", "@id");
        await extend.With(end, now.ToUnixTimeMilliseconds(), signIn.Value).ExecuteNonQueryAsync();
    }

    /// <summary>A sign-in that has not ended: of a browser, or of a program with tokens.</summary>
    internal sealed record OpenSignIn(
        SignInId Id, bool IsBrowser, string? UserAgent, string? Address, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt);

    private sealed record Found(AccountId Account, SignInId SignIn);

    /// <summary>The outcome of a refresh.</summary>
    internal abstract record RefreshOutcome
    {
        private RefreshOutcome()
        {
        }

        /// <summary>The token was valid and is now used; <paramref name="Next"/> replaces it.</summary>
        internal sealed record Renewed(AccountId Account, SignInId SignIn, string Next) : RefreshOutcome;

        /// <summary>The token was never issued, has expired, or belongs to a sign-in that has ended.</summary>
        internal sealed record Unknown : RefreshOutcome;

        /// <summary>The token had already been used: it may have been stolen, so the sign-in was ended.</summary>
        internal sealed record Reused : RefreshOutcome;
    }
}
