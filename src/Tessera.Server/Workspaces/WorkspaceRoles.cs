namespace Tessera.Server.Workspaces;

/// <summary>What an account is in a workspace, as stored. The vendor's pages write them in capitals.</summary>
internal static class WorkspaceRoles
{
    /// <summary>Pays for it. There is one.</summary>
    public const string Owner = "owner";

    /// <summary>Makes pictures, and adds and removes members.</summary>
    public const string Admin = "admin";

    /// <summary>Makes pictures.</summary>
    public const string Member = "member";

    /// <summary>What an account can be made; the owner is it from the beginning.</summary>
    public static IReadOnlyList<string> Given { get; } = [Admin, Member];
}
