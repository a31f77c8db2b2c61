using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Members;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>
/// <c>POST /api/v2/workspaces/{id}/members</c>: the owner or an admin adds an account, which may then spend the owner's tokens on
/// images, or changes its role.
/// </summary>
internal static class AddOwnMember
{
    public static async Task<Results<Ok<WorkspaceMemberSummary>, ApiError>> Handle(
        string id, WorkspaceMemberRequest request, Caller caller, OwnWorkspaces workspaces, ChangeMembers members)
    {
        var own = await workspaces.FindAsync(caller, id);
        if (own.IsError)
        {
            return own.Error;
        }

        var added = await members.SetAsync(caller, own.Value, request.Email, request.Role);
        return added.IsError ? added.Error : TypedResults.Ok(WorkspaceMemberSummary.Of(added.Value));
    }
}
