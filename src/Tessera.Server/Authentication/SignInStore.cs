using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>The tables <c>sign_ins</c> and <c>refresh_tokens</c>.</summary>
internal sealed class SignInStore(Database database, TimeProvider time)
{
    public const int MaxTokenLength = 200;

    private static readonly TimeSpan TokenLifetime = TimeSpan.FromDays(30);

    /// <summary>Creates a sign-in, and deletes expired ones.</summary>
    public Task<(SignInId SignIn, string RefreshToken)> OpenAsync(AccountId account)
    {
        var (token, now) = (RandomSecret.NewRefreshToken(), time.GetUtcNow());
        return database.WriteAsync(async session =>
        {
            var forget = session.Prepared(
                "DELETE FROM refresh_tokens WHERE sign_in_id IN (SELECT id FROM sign_ins WHERE expires_at <= @now)", "@now");
            await forget.With(now.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
            var close = session.Prepared("DELETE FROM sign_ins WHERE expires_at <= @now", "@now");
            await close.With(now.ToUnixTimeMilliseconds()).ExecuteNonQueryAsync();
            var open = session.Prepared(
                "INSERT INTO sign_ins (account_id, created_at, expires_at) VALUES (@account, @now, @now) RETURNING id", "@account", "@now");
            var signIn = new SignInId((long)(await open.With(account.Value, now.ToUnixTimeMilliseconds()).ExecuteScalarAsync() ?? 0L));
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

    public Task<bool> IsOpenAsync(SignInId signIn) => database.ReadAsync(async session =>
    {
        var query = session.Prepared("SELECT 1 FROM sign_ins WHERE id = @id AND ended_at IS NULL", "@id");
        return await query.With(signIn.Value).ExecuteScalarAsync() is not null;
    });

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
        var extend = session.Prepared("UPDATE sign_ins SET expires_at = @end WHERE id = @id", "@end", "@id");
        await extend.With(end, signIn.Value).ExecuteNonQueryAsync();
    }

    private static async Task EndAsync(Session session, SignInId signIn, DateTimeOffset now)
    {
        var end = session.Prepared("UPDATE sign_ins SET ended_at = @now WHERE id = @id AND ended_at IS NULL", "@now", "@id");
        await end.With(now.ToUnixTimeMilliseconds(), signIn.Value).ExecuteNonQueryAsync();
    }

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
