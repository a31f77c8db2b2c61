using Tessera.Server.Storage;

namespace Tessera.Server.Workspaces;

/// <summary>Writes the table <c>workspace_images</c>; reads join it with the generations.</summary>
internal static class WorkspaceImages
{
    /// <summary>Links a newly admitted generation to its workspace, in the same transaction.</summary>
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
