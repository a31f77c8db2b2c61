using Tessera.Server.Ledger;

namespace Tessera.Server.Workspaces;

/// <summary>A place where several accounts and programs make pictures for one account's tokens.</summary>
/// <param name="Id">Its number.</param>
/// <param name="PublicId">The UUID callers name it by, in <c>x-workspace-id</c>.</param>
/// <param name="Account">The owner, whose tokens are spent and whose history the pictures are in.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="IsPersonal">Whether it is the one every account has.</param>
/// <param name="Quota">How many pictures it may make.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record Workspace(
    WorkspaceId Id, string PublicId, AccountId Account, string Name, bool IsPersonal, ImageQuota Quota, DateTimeOffset CreatedAt);
