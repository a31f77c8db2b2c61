using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Members;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Members;

/// <summary><c>POST /api/workspace-service/v1/workspaces/{id}/members</c>: adds an account or changes its role, for the owner and admins.</summary>
internal static class AddMember
{
    public static async Task<Results<Ok<MemberEntry>, ApiError>> Handle(
        string id, AddMemberRequest request, Caller caller, WorkspaceStore workspaces, ChangeMembers members)
    {
        if (await MemberEntry.FindOwnAsync(id, caller, workspaces) is not { } own)
        {
            return WorkspaceErrors.NoSuchWorkspace();
        }

        var added = await members.SetAsync(caller, own, request.Email, request.Role.ToLowerInvariant());
        return added.IsError ? added.Error : TypedResults.Ok(MemberEntry.Of(added.Value));
    }
}
