using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Admin.Workspaces;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Storage;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary><c>PATCH /api/v2/workspaces/{id}</c>: its owner changes the name and the image quotas.</summary>
internal static class ChangeOwnWorkspace
{
    public static async Task<Results<Ok<WorkspaceSummary>, ApiError>> Handle(
        string id, ChangeWorkspaceRequest request, Caller caller, OwnWorkspaces own, Database database, TimeProvider time)
    {
        var found = await own.ManageAsync(caller, id, admins: false);
        if (found.IsError)
        {
            return found.Error;
        }

        var (workspace, role) = (found.Value.Workspace, found.Value.Role);
        var changed = await database.WriteAsync(async session =>
        {
            await WorkspaceStore.ChangeAsync(session, workspace.Id, request.Name, request.ImagesPerMonth, request.ImagesPerDay);
            return await WorkspaceStore.FindAsync(session, workspace.Id);
        });
        return TypedResults.Ok(WorkspaceSummary.Of(changed ?? workspace, role, time.GetUtcNow()));
    }
}
