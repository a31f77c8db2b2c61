using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary><c>GET workspaces/{id}/members</c>: the members of any workspace, the owner first.</summary>
internal static class ListWorkspaceMembers
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(string id, WorkspaceStore workspaces) =>
        Guid.TryParse(id, out var uuid) && await workspaces.FindAsync(uuid.ToString()) is { } workspace
            ? TypedResults.Ok(new Page([.. (await workspaces.ListMembersAsync(workspace.Id)).Select(MemberRow.Of)]))
            : AdminErrors.NoSuchWorkspace(id);

    internal sealed record Page(IReadOnlyList<MemberRow> Items);

    /// <param name="Account">The account's number.</param>
    /// <param name="Email">Its email; null for an owner who gave none.</param>
    /// <param name="Username">Its display name.</param>
    /// <param name="Role">owner, admin or member: of the workspace, not of the installation.</param>
    internal sealed record MemberRow(long Account, string? Email, string Username, string Role)
    {
        public static MemberRow Of(WorkspaceMember member) => new(member.Account.Value, member.Email, member.Username, member.Role);
    }
}
