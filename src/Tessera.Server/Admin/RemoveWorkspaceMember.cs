using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin;

/// <summary><c>admin workspace remove-member</c>.</summary>
internal static class RemoveWorkspaceMember
{
    public static async Task<Results<NoContent, ApiError>> Handle(Request request, WorkspaceStore workspaces, WorkspaceReference references)
    {
        var found = await references.FindAsync(request);
        if (found.IsError)
        {
            return found.Error;
        }

        var (workspace, account) = found.Value;
        if (workspace.Account == account.Id)
        {
            return WorkspaceErrors.OwnerStays();
        }

        return await workspaces.RemoveMemberAsync(workspace.Id, account.Id) ? TypedResults.NoContent() : WorkspaceErrors.NotAMember(account.Id);
    }

    internal sealed record Request : MemberRequest, IRequestBody<Request>;
}
