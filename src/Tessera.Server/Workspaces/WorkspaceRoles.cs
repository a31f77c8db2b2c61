namespace Tessera.Server.Workspaces;

/// <summary>The role of an account in a workspace, as stored. The vendor's API writes them in capitals.</summary>
internal static class WorkspaceRoles
{
    /// <summary>Pays for the workspace. There is exactly one owner.</summary>
    public const string Owner = "owner";

    /// <summary>Generates images, and adds and removes members.</summary>
    public const string Admin = "admin";

    /// <summary>Generates images.</summary>
    public const string Member = "member";

    /// <summary>The roles that can be assigned; the owner's is fixed.</summary>
    public static IReadOnlyList<string> Given { get; } = [Admin, Member];
}
