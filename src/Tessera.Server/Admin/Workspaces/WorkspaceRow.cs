using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary>A workspace as the operator sees it.</summary>
/// <param name="Id">Its UUID.</param>
/// <param name="Account">The owner's number.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsPersonal">Whether it is the account's personal workspace, which every account has.</param>
/// <param name="ImagesPerMonth">Images per month that it may generate.</param>
/// <param name="ImagesPerDay">Images per day that it may generate.</param>
/// <param name="UsedThisMonth">Images generated this month.</param>
/// <param name="UsedToday">Images generated today.</param>
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
