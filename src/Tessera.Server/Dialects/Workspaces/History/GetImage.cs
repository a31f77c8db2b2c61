using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.History;

/// <summary><c>GET /history/{image_id}</c>.</summary>
internal static class GetImage
{
    public static async Task<Results<Ok<HistoryEntry>, ApiError>> Handle(
        [FromRoute(Name = "image_id")] string imageId, WorkspaceCaller caller, ImageHistory history) =>
        await FindAsync(imageId, caller.Workspace, history) is { } image ? TypedResults.Ok(HistoryEntry.Of(image)) : NoSuchImage();

    public static async Task<StoredImage?> FindAsync(string imageId, Workspace workspace, ImageHistory history) =>
        Guid.TryParse(imageId, out var id) ? await history.FindAsync(workspace.Id, id.ToString()) : null;

    /// <summary>The same for what does not exist, was deleted, or belongs to another workspace.</summary>
    public static ApiError NoSuchImage() => ApiErrors.NotFound(
        "There is no such image in this workspace; GET /history lists those there are.",
        "В этом рабочем пространстве нет такого изображения; список: GET /history.");
}
