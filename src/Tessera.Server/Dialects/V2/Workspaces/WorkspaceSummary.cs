using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>A workspace as a member sees it.</summary>
/// <param name="Id">Its UUID, which the header <c>x-workspace-id</c> takes.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">The caller's role in it: owner, admin or member.</param>
/// <param name="IsPersonal">Whether it is the personal workspace that every account has.</param>
/// <param name="ImagesPerMonth">Images per calendar month (UTC) that it may generate.</param>
/// <param name="ImagesPerDay">Images per day (UTC) that it may generate.</param>
/// <param name="UsedThisMonth">Images generated this month.</param>
internal sealed record WorkspaceSummary(
    string Id, string Name, string Role, bool IsPersonal, long ImagesPerMonth, long ImagesPerDay, long UsedThisMonth)
{
    /// <summary>Images generated today.</summary>
    public required long UsedToday { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static WorkspaceSummary Of(Workspace workspace, string role, DateTimeOffset now) => new(
        workspace.PublicId, workspace.Name, role, workspace.IsPersonal, workspace.Quota.PerMonth, workspace.Quota.PerDay, workspace.Quota.UsedThisMonth(now))
    {
        UsedToday = workspace.Quota.UsedToday(now),
        CreatedAt = workspace.CreatedAt,
    };
}
