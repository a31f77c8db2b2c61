using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <param name="AccountId">The account's number.</param>
/// <param name="Email">Its email; null for an account without one.</param>
/// <param name="Username">Its display name.</param>
/// <param name="Role">owner, admin or member.</param>
internal sealed record WorkspaceMemberSummary(long AccountId, string? Email, string Username, string Role)
{
    public static WorkspaceMemberSummary Of(WorkspaceMember member) => new(member.Account.Value, member.Email, member.Username, member.Role);
}
