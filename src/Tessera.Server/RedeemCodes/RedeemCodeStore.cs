using Tessera.Server.Authentication;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.RedeemCodes;

/// <summary>The table <c>redeem_codes</c>, which holds only a hash of each code.</summary>
internal sealed class RedeemCodeStore(Database database, TimeProvider time)
{
    private const string Columns = "id, last_four, tokens, note, created_at, expires_at, revoked_at, redeemed_at, account_id";

    private const string IsOpen = "redeemed_at IS NULL AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > @now)";

    /// <summary>Whether there is a code that can be redeemed.</summary>
    public Task<bool> HasOpenAsync() => database.ReadAsync(async session =>
    {
        var query = session.Prepared($"SELECT 1 FROM redeem_codes WHERE {IsOpen} LIMIT 1", "@now");
        return await query.With(time.GetUtcNow().ToUnixTimeMilliseconds()).ExecuteScalarAsync() is not null;
    });

    /// <summary>A page of the codes, newest first, and how many there are.</summary>
    public Task<(IReadOnlyList<RedeemCode> Codes, long Total)> ListAsync(long skip, int limit) => database.ReadAsync(async session =>
    {
        var query = session.Prepared($"SELECT {Columns} FROM redeem_codes ORDER BY id DESC LIMIT @limit OFFSET @skip", "@limit", "@skip");
        var codes = await query.With(limit, skip).ListAsync(Read);
        var total = await session.Prepared("SELECT count(*) FROM redeem_codes").ExecuteScalarAsync();
        return ((IReadOnlyList<RedeemCode>)codes, (long)(total ?? 0L));
    });

    /// <summary>Adds a code.</summary>
    /// <param name="session">The write.</param>
    /// <param name="code">The code without its dashes.</param>
    /// <param name="tokens">What it is worth.</param>
    /// <param name="note">What it is for.</param>
    /// <param name="expiresAt">When it expires.</param>
    /// <param name="now">The time.</param>
    public static async Task<RedeemCode> AddAsync(Session session, string code, long tokens, string? note, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        var insert = session.Prepared(
            $"""
            INSERT INTO redeem_codes (hash, last_four, tokens, note, created_at, expires_at)
            VALUES (@hash, @last_four, @tokens, @note, @now, @expires)
            RETURNING {Columns}
            """,
            "@hash", "@last_four", "@tokens", "@note", "@now", "@expires");
        insert.With(RandomSecret.Hash(code), code[^4..], tokens, note, now.ToUnixTimeMilliseconds(), expiresAt?.ToUnixTimeMilliseconds());
        return await insert.FindAsync(Read) ?? throw new InvalidOperationException("The code was not stored.");
    }

    /// <summary>The code, locked until the write ends; null when there is none.</summary>
    public static Task<RedeemCode?> LockAsync(Session session, string code) =>
        session.Prepared($"SELECT {Columns} FROM redeem_codes WHERE hash = @hash {session.ForUpdate}", "@hash").With(RandomSecret.Hash(code)).FindAsync(Read);

    /// <inheritdoc cref="LockAsync(Session, string)"/>
    public static Task<RedeemCode?> LockAsync(Session session, long id) =>
        session.Prepared($"SELECT {Columns} FROM redeem_codes WHERE id = @id {session.ForUpdate}", "@id").With(id).FindAsync(Read);

    /// <summary>Gives an account the tokens of a code that is locked and open, and returns its wallet; null when that has no room for them.</summary>
    public static async Task<Wallet?> TryRedeemAsync(Session session, RedeemCode code, AccountId account, DateTimeOffset now)
    {
        if (await LedgerStore.TryGrantPackAsync(session, account, code.Tokens, VerifyRedeemCodes.ReasonOf(code.Id), now) is not { } wallet)
        {
            return null;
        }

        var update = session.Prepared(
            "UPDATE redeem_codes SET redeemed_at = @now, account_id = @account WHERE id = @id AND redeemed_at IS NULL AND revoked_at IS NULL", "@now", "@account", "@id");
        if (await update.With(now.ToUnixTimeMilliseconds(), account.Value, code.Id).ExecuteNonQueryAsync() != 1)
        {
            throw new InvalidOperationException($"Code {code.Id} is not open any more, although it was locked.");
        }

        return wallet;
    }

    /// <summary>Revokes a code that is locked.</summary>
    public static Task RevokeAsync(Session session, long id, DateTimeOffset now) =>
        session.Prepared("UPDATE redeem_codes SET revoked_at = @now WHERE id = @id", "@now", "@id").With(now.ToUnixTimeMilliseconds(), id).ExecuteNonQueryAsync();

    private static RedeemCode Read(Rows row) => new(
        row.NextInt64(),
        row.NextString(),
        row.NextInt64(),
        row.NextNullableString(),
        row.NextTime(),
        row.NextNullableTime(),
        row.NextNullableTime(),
        row.NextNullableTime(),
        row.NextNullableInt64() is { } account ? new AccountId(account) : null);
}
