using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Storage;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary><c>DELETE workspaces/{id}/members/{account}</c>, <c>admin workspace remove-member</c>.</summary>
internal static class RemoveWorkspaceMember
{
    public static async Task<Results<NoContent, ApiError>> Handle(
        string id, string account, Actor actor, AccountStore accounts, Database database, TimeProvider time)
    {
        if (await accounts.FindByReferenceAsync(account) is not { } member)
        {
            return AdminErrors.NoSuchAccount(account);
        }

        var now = time.GetUtcNow();
        var problem = await database.WriteAsync(async session =>
        {
            var found = await ManagedWorkspace.FindAsync(session, actor, id);
            if (found.IsError)
            {
                return found.Error;
            }

            var workspace = found.Value;
            if (workspace.Account == member.Id || !await WorkspaceStore.RemoveMemberAsync(session, workspace.Id, member.Id))
            {
                return workspace.Account == member.Id ? WorkspaceErrors.OwnerStays() : WorkspaceErrors.NotAMember(member.Id);
            }

            var entry = ManagedWorkspace.Entry(AuditActs.RemoveMember, workspace) with { Before = new { account = member.Id.Value } };
            await AuditLog.RecordAsync(session, actor, entry, now);
            return null;
        });
        return problem is null ? TypedResults.NoContent() : problem;
    }
}
