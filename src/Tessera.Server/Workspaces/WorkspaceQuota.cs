using Tessera.Server.Storage;

namespace Tessera.Server.Workspaces;

/// <summary>
/// The counters of <c>workspaces</c>: a picture is counted in the transaction that admits it and given back in the one in
/// which it ends without a result, so that no number of calls at once makes more than the quota.
/// </summary>
internal static class WorkspaceQuota
{
    /// <summary>Counts one picture; false, and nothing changed, when month or day have no room.</summary>
    public static async Task<bool> TryTakeAsync(Session session, WorkspaceId workspace, DateTimeOffset at)
    {
        var update = session.Prepared(
            """
            UPDATE workspaces SET
                month_used = CASE WHEN month = @month THEN month_used ELSE 0 END + 1,
                month = @month,
                day_used = CASE WHEN day = @day THEN day_used ELSE 0 END + 1,
                day = @day
            WHERE id = @workspace
              AND CASE WHEN month = @month THEN month_used ELSE 0 END < images_per_month
              AND CASE WHEN day = @day THEN day_used ELSE 0 END < images_per_day
            """,
            "@workspace", "@month", "@day");
        var window = QuotaWindow.Of(at);
        return await update.With(workspace.Value, window.Month, window.Day).ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Takes one picture back that was counted at <paramref name="at"/> and not admitted after all.</summary>
    public static Task GiveBackAsync(Session session, WorkspaceId workspace, DateTimeOffset at)
    {
        var update = session.Prepared(
            """
            UPDATE workspaces SET
                month_used = month_used - CASE WHEN month = @month AND month_used > 0 THEN 1 ELSE 0 END,
                day_used = day_used - CASE WHEN day = @day AND day_used > 0 THEN 1 ELSE 0 END
            WHERE id = @workspace
            """,
            "@workspace", "@month", "@day");
        var window = QuotaWindow.Of(at);
        return update.With(workspace.Value, window.Month, window.Day).ExecuteNonQueryAsync();
    }

    /// <summary>Gives back what a generation took, if it took anything, where its month and day still run.</summary>
    public static Task GiveBackAsync(Session session, long generation)
    {
        var update = session.Prepared(
            """
            UPDATE workspaces SET
                month_used = month_used - CASE WHEN month_used > 0
                    AND month = (SELECT i.month FROM workspace_images i WHERE i.generation_id = @generation) THEN 1 ELSE 0 END,
                day_used = day_used - CASE WHEN day_used > 0
                    AND day = (SELECT i.day FROM workspace_images i WHERE i.generation_id = @generation) THEN 1 ELSE 0 END
            WHERE id = (SELECT i.workspace_id FROM workspace_images i WHERE i.generation_id = @generation AND i.is_counted = 1)
            """,
            "@generation");
        return update.With(generation).ExecuteNonQueryAsync();
    }
}
