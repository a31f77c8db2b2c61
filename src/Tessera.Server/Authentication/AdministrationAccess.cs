using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Authentication;

/// <summary>
/// Admits signed-in accounts with a sufficient role to the administration. Keys and service accounts are never admitted: they
/// are given to programs and kept in configuration files.
/// </summary>
internal sealed class AdministrationAccess(Database database)
{
    /// <summary>The caller with its role as it is now, or why it is refused.</summary>
    public async Task<Result<AdminCaller>> EnterAsync(Caller caller, AccountRole needed)
    {
        if (caller.Key is not null || caller.ServiceAccountWorkspace is not null || caller.SignIn is null)
        {
            return AdministrationErrors.NeedsSignIn();
        }

        var role = await RoleOfAsync(caller.Account);
        return role >= needed ? new AdminCaller(caller, role) : AdministrationErrors.NeedsRole(needed, role);
    }

    private async Task<AccountRole> RoleOfAsync(AccountId account) => await database.ReadAsync(async session =>
    {
        var query = session.Prepared("SELECT role FROM accounts WHERE id = @id", "@id");
        return WireNames.TryParse<AccountRole>(await query.With(account.Value).ExecuteScalarAsync() as string, out var role) ? role : AccountRole.Member;
    });
}
