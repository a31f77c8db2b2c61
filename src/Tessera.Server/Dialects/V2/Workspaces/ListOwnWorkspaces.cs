using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary><c>GET /api/v2/workspaces</c>: the workspaces of which the account is a member, its own first.</summary>
internal static class ListOwnWorkspaces
{
    public static async Task<Ok<Page>> Handle(Caller caller, WorkspaceStore workspaces, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return TypedResults.Ok(new Page([.. (await workspaces.ListAsync(caller.Account)).Select(own => WorkspaceSummary.Of(own.Workspace, own.Role, now))]));
    }

    internal sealed record Page(IReadOnlyList<WorkspaceSummary> Items);
}
