using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary>The owner's row of <c>accounts</c>, from the first start, which creates it without an email, to the set-up.</summary>
internal static class OwnerAccount
{
    public static async Task<State> GetStateAsync(Session session)
    {
        var query = session.Prepared(
            """
            SELECT (SELECT count(*) FROM accounts WHERE role = 'owner' AND email IS NULL), (SELECT count(*) FROM accounts WHERE email IS NOT NULL)
            """);
        await using var rows = await query.ExecuteReaderAsync();
        return await rows.ReadAsync() ? new(rows.NextInt64() > 0, rows.NextInt64() > 0) : throw new InvalidOperationException("SELECT gave no row.");
    }

    /// <summary>Gives the owner an email and a password; null when the owner has them already.</summary>
    public static async Task<AccountId?> TrySetUpAsync(Session session, Credentials owner)
    {
        var update = session.Prepared(
            """
            UPDATE accounts SET email = @email, username = @username, password_hash = @hash, language = @language, theme = coalesce(@theme, theme)
            WHERE role = 'owner' AND email IS NULL
            RETURNING id
            """,
            "@email", "@username", "@hash", "@language", "@theme");
        update.With(owner.Email, owner.Username, owner.PasswordHash, owner.Language, owner.Theme);
        return await update.ExecuteScalarAsync() is long id ? new AccountId(id) : null;
    }

    public static async Task<bool> IsEmailTakenAsync(Session session, string email)
    {
        var query = session.Prepared("SELECT 1 FROM accounts WHERE email = @email", "@email");
        return await query.With(email).ExecuteScalarAsync() is not null;
    }

    /// <param name="IsRequired">Whether the owner cannot sign in yet.</param>
    /// <param name="HasOthers">Whether there is an account with an email.</param>
    internal sealed record State(bool IsRequired, bool HasOthers);

    /// <summary>How the owner signs in, and how the console looks.</summary>
    internal sealed record Credentials(string Email, string Username, string PasswordHash, string? Language, string? Theme);
}
