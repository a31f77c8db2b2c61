using System.Text.Json.Serialization;
using Tessera.Server.Authentication;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Members;

/// <param name="AccountId">The account's number.</param>
/// <param name="Email">Its email; the installation's owner may have none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">OWNER, ADMIN or MEMBER.</param>
internal sealed record MemberEntry(
    [property: JsonPropertyName("accountId")] long AccountId,
    [property: JsonPropertyName("email")] string? Email,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("role")] string Role)
{
    public static MemberEntry Of(WorkspaceMember member) =>
        new(member.Account.Value, member.Email, member.Username, member.Role.ToUpperInvariant());

    /// <summary>The caller's own membership. A service account only generates images; it neither sees nor changes the members.</summary>
    public static async Task<WorkspaceStore.Membership?> FindOwnAsync(string id, Caller caller, WorkspaceStore workspaces) =>
        caller.ServiceAccountWorkspace is null && Guid.TryParse(id, out var named) ? await workspaces.FindAsync(caller.Account, named.ToString()) : null;
}
