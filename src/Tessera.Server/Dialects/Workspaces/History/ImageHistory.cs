using Tessera.Server.Generations;
using Tessera.Server.Storage;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.History;

/// <summary>
/// Reads the finished images of workspaces over the tables of their slices: <c>workspace_images</c>, <c>generations</c>.
/// The workspace is part of every condition but that of a signed link.
/// </summary>
internal sealed class ImageHistory(Database database)
{
    private const string Select =
        $"""
        SELECT g.id, i.image_id, i.batch_id, w.public_id, i.user_id, i.model, g.prompt, i.parameters, i.input_images,
            CASE WHEN g.file_deleted_at IS NULL THEN g.file_extension END, g.file_bytes, g.result_metadata, g.created_at
        FROM workspace_images i
        JOIN generations g ON g.id = i.generation_id AND g.state = {GenerationStates.Completed} AND g.deleted_at IS NULL
        JOIN workspaces w ON w.id = i.workspace_id
        """;

    /// <summary>An image of a workspace; null when there is none, it is not finished, or it was deleted.</summary>
    public Task<StoredImage?> FindAsync(WorkspaceId workspace, string imageId) => database.ReadAsync(async session =>
    {
        var query = session.Prepared($"{Select} WHERE i.image_id = @image AND i.workspace_id = @workspace", "@image", "@workspace");
        return await query.With(imageId, workspace.Value).FindAsync(Read);
    });

    /// <summary>An image of any workspace, for a request with a signed link to it.</summary>
    public Task<StoredImage?> FindAnyAsync(string imageId) => database.ReadAsync(async session =>
    {
        var query = session.Prepared($"{Select} WHERE i.image_id = @image", "@image");
        return await query.With(imageId).FindAsync(Read);
    });

    /// <summary>A workspace's images, newest first.</summary>
    public Task<List<StoredImage>> ListAsync(WorkspaceId workspace, string? model, int offset, int limit) => database.ReadAsync(session =>
    {
        // Two statements, so that each has its index.
        var query = model is null
            ? session.Prepared(
                $"{Select} WHERE i.workspace_id = @workspace ORDER BY i.generation_id DESC LIMIT @limit OFFSET @offset",
                "@workspace", "@limit", "@offset").With(workspace.Value, limit, offset)
            : session.Prepared(
                $"{Select} WHERE i.workspace_id = @workspace AND i.model = @model ORDER BY i.generation_id DESC LIMIT @limit OFFSET @offset",
                "@workspace", "@model", "@limit", "@offset").With(workspace.Value, model, limit, offset);
        return query.ListAsync(Read);
    });

    private static StoredImage Read(Rows row) => new(new GenerationId(row.NextInt64()), row.NextString(), row.NextString())
    {
        WorkspaceId = row.NextString(),
        User = row.NextInt64(),
        Model = row.NextString(),
        Prompt = row.NextNullableString(),
        Parameters = row.NextString(),
        InputImages = row.NextString(),
        FileExtension = row.NextNullableString(),
        FileBytes = row.NextNullableInt64(),
        Metadata = row.NextNullableString(),
        CreatedAt = row.NextTime(),
    };
}
