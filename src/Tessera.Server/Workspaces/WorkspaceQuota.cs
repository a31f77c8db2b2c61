using Tessera.Server.Storage;

namespace Tessera.Server.Workspaces;

/// <summary>
/// The counters of <c>workspaces</c>: an image is counted in the transaction that admits it and returned in the one in which it
/// ends without a result, so that concurrent calls never exceed the quota.
/// </summary>
internal static class WorkspaceQuota
{
    /// <summary>Counts one image; false, with nothing changed, when the month or the day has reached its quota.</summary>
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

    /// <summary>Returns one image that was counted at <paramref name="at"/> but not admitted.</summary>
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

    /// <summary>Returns what an ended generation was charged, if anything, while its month or day lasts.</summary>
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
