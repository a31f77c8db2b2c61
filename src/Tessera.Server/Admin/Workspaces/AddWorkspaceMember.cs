using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Storage;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary>
/// <c>POST workspaces/{id}/members</c>, <c>admin workspace add-member</c>: adds an account, which may then spend the owner's
/// tokens on images, or changes its role.
/// </summary>
internal static class AddWorkspaceMember
{
    public static async Task<Results<NoContent, ApiError>> Handle(
        string id, SetMemberRequest request, Actor actor, AccountStore accounts, Database database, TimeProvider time)
    {
        if (await accounts.FindByReferenceAsync(request.Account) is not { } account)
        {
            return AdminErrors.NoSuchAccount(request.Account);
        }

        var now = time.GetUtcNow();
        var problem = await database.WriteAsync(async session =>
        {
            var found = await ManagedWorkspace.FindAsync(session, actor, id);
            if (found.IsError)
            {
                return found.Error;
            }

            if (actor.Account == account.Id && found.Value.Account != account.Id)
            {
                return AdminErrors.OwnMembership();
            }

            if (!await WorkspaceStore.SetMemberAsync(session, found.Value.Id, account.Id, request.Role, now))
            {
                return WorkspaceErrors.OwnerStays();
            }

            var entry = ManagedWorkspace.Entry(AuditActs.SetMember, found.Value) with { After = new { account = account.Id.Value, request.Role } };
            await AuditLog.RecordAsync(session, actor, entry, now);
            return null;
        });
        return problem is null ? TypedResults.NoContent() : problem;
    }
}
