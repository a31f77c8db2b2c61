using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Members;

/// <summary><c>GET /api/workspace-service/v1/workspaces</c>: those the caller is in; a service account sees its own.</summary>
internal static class ListWorkspaces
{
    public static async Task<Ok<Paged.Page<WorkspaceEntry>>> Handle(PageQuery query, Caller caller, WorkspaceStore workspaces)
    {
        var found = caller.ServiceAccountWorkspace is { } own
            ? [new WorkspaceStore.Membership(own, WorkspaceRoles.Member)]
            : await workspaces.ListAsync(caller.Account);
        return TypedResults.Ok(Paged.Of([.. found.Select(WorkspaceEntry.Of)], query.Page, query.Size));
    }

    /// <param name="Id">What <c>x-workspace-id</c> takes.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Role">The caller's: OWNER, ADMIN or MEMBER.</param>
    /// <param name="IsPersonal">Whether it is the one every account has.</param>
    /// <param name="CreatedAt">When it was made.</param>
    internal sealed record WorkspaceEntry(
        [property: JsonPropertyName("id")] string Id,
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("role")] string Role,
        [property: JsonPropertyName("isPersonal")] bool IsPersonal,
        [property: JsonPropertyName("createdAt")] DateTimeOffset CreatedAt)
    {
        public static WorkspaceEntry Of(WorkspaceStore.Membership membership) => new(
            membership.Workspace.PublicId,
            membership.Workspace.Name,
            membership.Role.ToUpperInvariant(),
            membership.Workspace.IsPersonal,
            membership.Workspace.CreatedAt);
    }
}
