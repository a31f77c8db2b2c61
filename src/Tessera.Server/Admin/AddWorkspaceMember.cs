using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin;

/// <summary><c>admin workspace add-member</c>: adds an account, which may then spend the owner's tokens on images.</summary>
internal static class AddWorkspaceMember
{
    public static async Task<Results<NoContent, ApiError>> Handle(Request request, WorkspaceStore workspaces, WorkspaceReference references)
    {
        var found = await references.FindAsync(request);
        if (found.IsError)
        {
            return found.Error;
        }

        var (workspace, account) = found.Value;
        return await workspaces.SetMemberAsync(workspace.Id, account.Id, request.Role) ? TypedResults.NoContent() : WorkspaceErrors.OwnerStays();
    }

    internal sealed record Request : MemberRequest, IRequestBody<Request>
    {
        [AllowedValues(WorkspaceRoles.Admin, WorkspaceRoles.Member)]
        public string Role { get; init; } = WorkspaceRoles.Member;
    }
}
