using Tessera.Server.Ledger;

namespace Tessera.Server.Workspaces;

/// <summary>A group of accounts and service accounts that generate images at one owner's expense.</summary>
/// <param name="Id">The workspace's number.</param>
/// <param name="PublicId">The UUID by which callers name it, in <c>x-workspace-id</c>.</param>
/// <param name="Account">The owner, who pays and whose history contains the images.</param>
/// <param name="Name">The display name.</param>
/// <param name="IsPersonal">Whether it is the account's personal workspace, which every account has.</param>
/// <param name="Quota">How many images it may generate.</param>
/// <param name="CreatedAt">When it was created.</param>
internal sealed record Workspace(
    WorkspaceId Id, string PublicId, AccountId Account, string Name, bool IsPersonal, ImageQuota Quota, DateTimeOffset CreatedAt)
{
    /// <summary>Whether the owner's account is suspended: nothing is generated at its expense.</summary>
    public bool IsSuspended { get; init; }
}
