using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>A service account: a program that acts in one workspace and spends its owner's tokens.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Workspace">Where it acts.</param>
/// <param name="ClientId">The name it signs in by.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record ServiceAccount(long Id, WorkspaceId Workspace, string ClientId, string Name, DateTimeOffset CreatedAt);
