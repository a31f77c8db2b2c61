using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin;

/// <summary>A workspace as the operator sees it.</summary>
/// <param name="Id">Its UUID.</param>
/// <param name="Account">The owner's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsPersonal">Whether it is the one every account has.</param>
/// <param name="ImagesPerMonth">What it may make a month.</param>
/// <param name="ImagesPerDay">What it may make a day.</param>
/// <param name="UsedThisMonth">What it has made of that.</param>
/// <param name="UsedToday">What it has made of that.</param>
internal sealed record WorkspaceRow(
    string Id, long Account, string Name, bool IsPersonal, long ImagesPerMonth, long ImagesPerDay, long UsedThisMonth, long UsedToday)
{
    public static WorkspaceRow Of(Workspace workspace, DateTimeOffset now) => new(
        workspace.PublicId,
        workspace.Account.Value,
        workspace.Name,
        workspace.IsPersonal,
        workspace.Quota.PerMonth,
        workspace.Quota.PerDay,
        workspace.Quota.UsedThisMonth(now),
        workspace.Quota.UsedToday(now));
}
