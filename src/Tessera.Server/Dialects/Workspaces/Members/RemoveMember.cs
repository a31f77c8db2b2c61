using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Members;

/// <summary>
/// <c>DELETE /api/workspace-service/v1/workspaces/{id}/members/{accountId}</c>: the owner and admins remove a member; each member may leave.
/// </summary>
internal static class RemoveMember
{
    public static async Task<Results<NoContent, ApiError>> Handle(string id, long accountId, Caller caller, WorkspaceStore workspaces)
    {
        if (await MemberEntry.FindOwnAsync(id, caller, workspaces) is not { } own)
        {
            return WorkspaceErrors.NoSuchWorkspace();
        }

        var account = new AccountId(accountId);
        if (own.Role == WorkspaceRoles.Member && account != caller.Account)
        {
            return WorkspaceErrors.NeedsAdmin();
        }

        if (own.Workspace.Account == account)
        {
            return WorkspaceErrors.OwnerStays();
        }

        return await workspaces.RemoveMemberAsync(own.Workspace.Id, account) ? TypedResults.NoContent() : WorkspaceErrors.NotAMember(account);
    }
}
