using Tessera.Server.Ledger;

namespace Tessera.Server.Workspaces;

/// <summary>An account in a workspace.</summary>
/// <param name="Account">Its number.</param>
/// <param name="Email">Its email; the installation's owner may have none.</param>
/// <param name="Username">Its name.</param>
/// <param name="Role">One of <see cref="WorkspaceRoles"/>.</param>
internal sealed record WorkspaceMember(AccountId Account, string? Email, string Username, string Role);
