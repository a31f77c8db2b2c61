using Tessera.Server.Ledger;

namespace Tessera.Server.Workspaces;

/// <summary>An account that is a member of a workspace.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Email">The account's email; null for an installation owner who gave none.</param>
/// <param name="Username">The account's display name.</param>
/// <param name="Role">One of <see cref="WorkspaceRoles"/>.</param>
internal sealed record WorkspaceMember(AccountId Account, string? Email, string Username, string Role);
