using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>A service account: a non-human member of one workspace, which spends the owner's tokens.</summary>
/// <param name="Id">The service account's number.</param>
/// <param name="Workspace">The workspace it is confined to.</param>
/// <param name="ClientId">Its OAuth client ID.</param>
/// <param name="Name">Its display name.</param>
/// <param name="CreatedAt">When it was created.</param>
internal sealed record ServiceAccount(long Id, WorkspaceId Workspace, string ClientId, string Name, DateTimeOffset CreatedAt);
