namespace Tessera.Server.Workspaces;

/// <summary>A workspace as somebody in it sees it.</summary>
internal sealed record Membership(Workspace Workspace, string Role);
