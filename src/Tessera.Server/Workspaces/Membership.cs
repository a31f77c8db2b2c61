namespace Tessera.Server.Workspaces;

/// <summary>A workspace, with the role of the member that asks.</summary>
internal sealed record Membership(Workspace Workspace, string Role);
