using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Storage;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary><c>PATCH workspaces/{id}</c>, <c>admin workspace quota</c>: changes a workspace's name and image quotas.</summary>
internal static class ChangeWorkspace
{
    public static async Task<Results<Ok<WorkspaceRow>, ApiError>> Handle(
        string id, ChangeWorkspaceRequest request, Actor actor, Database database, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var changed = await database.WriteAsync<Result<WorkspaceRow>>(async session =>
        {
            var found = await ManagedWorkspace.FindAsync(session, actor, id);
            if (found.IsError)
            {
                return found.Error;
            }

            var before = found.Value;
            await WorkspaceStore.ChangeAsync(session, before.Id, request.Name, request.ImagesPerMonth, request.ImagesPerDay);
            var after = await WorkspaceStore.FindAsync(session, before.PublicId) ?? before;
            var entry = ManagedWorkspace.Entry(AuditActs.ChangeWorkspace, before) with { Before = StateOf(before), After = StateOf(after) };
            await AuditLog.RecordAsync(session, actor, entry, now);
            return WorkspaceRow.Of(after, now);
        });
        return changed.IsError ? changed.Error : TypedResults.Ok(changed.Value);
    }

    private static object StateOf(Workspace workspace) =>
        new { workspace.Name, images_per_month = workspace.Quota.PerMonth, images_per_day = workspace.Quota.PerDay };
}
