using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Admin.Accounts;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary><c>POST workspaces</c>, <c>admin workspace create</c>: creates a workspace for an owner, who pays for its images.</summary>
internal static class CreateWorkspace
{
    public static async Task<Results<Created<WorkspaceRow>, ApiError>> Handle(
        CreateWorkspaceRequest request, Actor actor, WorkspaceStore workspaces, IdempotentWrites writes, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var created = await writes.WriteAsync<Created<WorkspaceRow>>(
            async session =>
            {
                var owner = await ManagedAccount.FindAsync(session, actor, request.Account);
                if (owner.IsError)
                {
                    return owner.Error;
                }

                var workspace = await workspaces.CreateAsync(session, owner.Value.Id, request.Name);
                var entry = ManagedWorkspace.Entry(AuditActs.CreateWorkspace, workspace) with { After = new { account = workspace.Account.Value, request.Name } };
                await AuditLog.RecordAsync(session, actor, entry, now);
                return TypedResults.Created($"{AdminFeature.HttpPath}/workspaces/{workspace.PublicId}", WorkspaceRow.Of(workspace, now));
            },
            reply => reply.Location);
        return created.IsError ? created.Error : created.Value;
    }
}
