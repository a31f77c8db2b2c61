using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Members;

/// <summary><c>GET /api/workspace-service/v1/workspaces/{id}/members</c>: the members of a workspace, for each of them.</summary>
internal static class ListMembers
{
    public static async Task<Results<Ok<Paged.Page<MemberEntry>>, ApiError>> Handle(string id, PageQuery query, Caller caller, WorkspaceStore workspaces) =>
        await MemberEntry.FindOwnAsync(id, caller, workspaces) is { } own
            ? TypedResults.Ok(Paged.Of([.. (await workspaces.ListMembersAsync(own.Workspace.Id)).Select(MemberEntry.Of)], query.Page, query.Size))
            : WorkspaceErrors.NoSuchWorkspace();
}
