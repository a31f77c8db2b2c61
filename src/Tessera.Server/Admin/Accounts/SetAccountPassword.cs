using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Audit;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Accounts;

/// <summary><c>POST accounts/{account}/password</c>: sets a password for an account that has forgotten its own, and ends its sign-ins.</summary>
internal static class SetAccountPassword
{
    public static async Task<Results<NoContent, ApiError>> Handle(
        string account, SetAccountPasswordRequest request, Actor actor, Passwords passwords, Database database, TimeProvider time)
    {
        var (hash, now) = (passwords.Hash(request.Password), time.GetUtcNow());
        var problem = await database.WriteAsync(async session =>
        {
            var found = await ManagedAccount.FindAsync(session, actor, account);
            if (found.IsError)
            {
                return found.Error;
            }

            var id = found.Value.Id;
            if (actor.Account == id || found.Value.Email is null)
            {
                return actor.Account == id ? AdminErrors.OwnPassword() : AdminErrors.NoEmail();
            }

            await AccountStore.SetPasswordHashAsync(session, id, hash);
            await SignInStore.EndAllAsync(session, id, now);
            await AuditLog.RecordAsync(session, actor, AuditEntry.OfAccount(AuditActs.SetPassword, id), now);
            return null;
        });
        return problem is null ? TypedResults.NoContent() : problem;
    }
}
