using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary><c>GET /api/v2/workspaces/{id}/members</c>: the members, the owner first, for each of them.</summary>
internal static class ListOwnMembers
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(string id, Caller caller, OwnWorkspaces own, WorkspaceStore workspaces)
    {
        var found = await own.FindAsync(caller, id);
        return found.IsError
            ? found.Error
            : TypedResults.Ok(new Page([.. (await workspaces.ListMembersAsync(found.Value.Workspace.Id)).Select(WorkspaceMemberSummary.Of)]));
    }

    internal sealed record Page(IReadOnlyList<WorkspaceMemberSummary> Items);
}
