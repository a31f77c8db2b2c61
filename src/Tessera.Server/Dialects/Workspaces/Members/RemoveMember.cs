using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Members;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Members;

/// <summary>
/// <c>DELETE /api/workspace-service/v1/workspaces/{id}/members/{accountId}</c>: the owner and admins remove a member; each member may leave.
/// </summary>
internal static class RemoveMember
{
    public static async Task<Results<NoContent, ApiError>> Handle(string id, long accountId, Caller caller, WorkspaceStore workspaces, ChangeMembers members) =>
        await MemberEntry.FindOwnAsync(id, caller, workspaces) is not { } own ? WorkspaceErrors.NoSuchWorkspace()
        : await members.RemoveAsync(caller, own, new AccountId(accountId)) is { } refusal ? refusal
        : TypedResults.NoContent();
}
