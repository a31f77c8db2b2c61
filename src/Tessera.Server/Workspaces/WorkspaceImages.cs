using Tessera.Server.Storage;

namespace Tessera.Server.Workspaces;

/// <summary>Writes the table <c>workspace_images</c>; it is read beside the generations it belongs to.</summary>
internal static class WorkspaceImages
{
    /// <summary>Says what a generation that was just admitted is to its workspace, in the same transaction.</summary>
    public static Task AddAsync(Session session, long generation, string model, WorkspaceImage image, bool isCounted, DateTimeOffset at)
    {
        var insert = session.Prepared(
            """
            INSERT INTO workspace_images (generation_id, workspace_id, image_id, batch_id, user_id, model, parameters, input_images,
                month, day, is_counted)
            VALUES (@generation, @workspace, @image, @batch, @user, @model, @parameters, @inputs, @month, @day, @counted)
            """,
            "@generation", "@workspace", "@image", "@batch", "@user", "@model", "@parameters", "@inputs", "@month", "@day", "@counted");
        var window = QuotaWindow.Of(at);
        insert.With(
            generation,
            image.Workspace.Value,
            image.ImageId,
            image.BatchId,
            image.User.Value,
            model,
            image.Parameters,
            image.InputImages,
            window.Month,
            window.Day,
            isCounted ? 1 : 0);
        return insert.ExecuteNonQueryAsync();
    }
}
