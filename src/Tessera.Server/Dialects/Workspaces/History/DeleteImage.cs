using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tessera.Server.Authentication;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces.History;

/// <summary><c>DELETE /history/{image_id}</c>: the entry, its file and its thumbnail; the ledger's lines stay.</summary>
internal static class DeleteImage
{
    public static async Task<Results<Ok<Deleted>, ApiError>> Handle(
        [FromRoute(Name = "image_id")] string imageId, WorkspaceCaller caller, ImageHistory history, GenerationDeletion delete) =>
        await GetImage.FindAsync(imageId, caller.Workspace, history) is { } image
            && await delete.DeleteAsync(caller.Workspace.Account, image.Generation) is null
            ? TypedResults.Ok(new Deleted())
            : GetImage.NoSuchImage();

    /// <summary>An empty object, as the vendor answers.</summary>
    internal sealed record Deleted;
}
