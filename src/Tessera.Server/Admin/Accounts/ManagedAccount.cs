using System.Globalization;
using Tessera.Server.Accounts;
using Tessera.Server.Audit;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Accounts;

/// <summary>An account that an administrator acts on, read within the transaction of the act.</summary>
internal sealed record ManagedAccount(AccountId Id, string? Email, string Username, AccountRole Role, DateTimeOffset? SuspendedAt)
{
    /// <summary>
    /// The account with this number or email, if the actor may change it. An admin may change neither another admin, nor the
    /// owner, nor itself; otherwise it could raise its own rights or take over a higher account.
    /// </summary>
    public static async Task<Result<ManagedAccount>> FindAsync(Session session, Actor actor, string reference)
    {
        var isNumber = long.TryParse(reference, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var query = session.Prepared(
            $"SELECT id, email, username, role, suspended_at FROM accounts WHERE {(isNumber ? "id" : "email")} = @reference {session.ForUpdate}",
            "@reference");
        var found = await query.With(isNumber ? number : EmailAddress.Normalise(reference)).FindAsync(rows => new ManagedAccount(
            new AccountId(rows.NextInt64()), rows.NextNullableString(), rows.NextString(), WireNames.Parse<AccountRole>(rows.NextString()), rows.NextNullableTime()));
        return found is null ? AdminErrors.NoSuchAccount(reference)
            : actor.MayManage(found.Role) ? found
            : AdminErrors.Outranked(actor.Role, found.Role);
    }
}
