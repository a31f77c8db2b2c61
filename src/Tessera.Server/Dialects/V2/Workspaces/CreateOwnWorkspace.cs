using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary><c>POST /api/v2/workspaces</c>: creates a workspace that the account owns and pays for.</summary>
internal static class CreateOwnWorkspace
{
    public const int MaxWorkspaces = 100;

    public static async Task<Results<Created<WorkspaceSummary>, ApiError>> Handle(
        NewWorkspaceRequest request, Caller caller, WorkspaceStore workspaces, IdempotentWrites writes, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var created = await writes.WriteAsync<Created<WorkspaceSummary>>(
            async session =>
            {
                if (await WorkspaceStore.CountAsync(session, caller.Account) >= MaxWorkspaces)
                {
                    return WorkspaceErrors.TooMany(MaxWorkspaces);
                }

                var workspace = await workspaces.CreateAsync(session, caller.Account, request.Name);
                return TypedResults.Created($"/api/v2/workspaces/{workspace.PublicId}", WorkspaceSummary.Of(workspace, WorkspaceRoles.Owner, now));
            },
            reply => reply.Location);
        return created.IsError ? created.Error : created.Value;
    }
}
