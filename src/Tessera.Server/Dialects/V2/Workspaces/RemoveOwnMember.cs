using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>
/// <c>DELETE /api/v2/workspaces/{id}/members/{accountId}</c>: the owner and admins remove a member; each member may leave.
/// </summary>
internal static class RemoveOwnMember
{
    public static async Task<Results<NoContent, ApiError>> Handle(string id, long accountId, Caller caller, OwnWorkspaces own, WorkspaceStore workspaces)
    {
        var account = new AccountId(accountId);
        var found = account == caller.Account ? await own.FindAsync(caller, id) : await own.ManageAsync(caller, id, admins: true);
        if (found.IsError)
        {
            return found.Error;
        }

        var workspace = found.Value.Workspace;
        return workspace.Account == account ? WorkspaceErrors.OwnerStays()
            : await workspaces.RemoveMemberAsync(workspace.Id, account) ? TypedResults.NoContent()
            : WorkspaceErrors.NotAMember(account);
    }
}
