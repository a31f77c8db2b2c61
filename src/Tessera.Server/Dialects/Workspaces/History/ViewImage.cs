using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Workspaces.History;

/// <summary>
/// <c>GET /api/ds-prototypes/image_generation/{image_id}/view</c>: the image, whole or in ranges, for callers that are in the
/// workspace or hold the signed link that <c>images[].url</c> is.
/// </summary>
internal static class ViewImage
{
    public static async Task<Results<FileReply, ApiError>> Handle(
        [FromRoute(Name = "image_id")] string imageId,
        [FromQuery(Name = SignedLinks.Parameter)] string? signature,
        OptionalCredentials credentials,
        ImageHistory history,
        ImageLinks links,
        IArtifactStore store,
        CancellationToken ct)
    {
        var (image, refused) = string.IsNullOrEmpty(signature)
            ? await FindOwnAsync(imageId, credentials, history)
            : (await FindSignedAsync(imageId, signature, history, links), null);
        if (refused is not null)
        {
            return refused;
        }

        if (image?.FileExtension is not { } extension
            || await store.OpenReadAsync(ArtifactKey.Generation(image.Generation.Value, extension), ct) is not { } file)
        {
            return GetImage.NoSuchImage();
        }

        return new FileReply(file, $"{image.ImageId}.{extension}", FileType.OfExtension(extension)?.ContentType);
    }

    private static async Task<StoredImage?> FindSignedAsync(string imageId, string signature, ImageHistory history, ImageLinks links) =>
        Guid.TryParse(imageId, out var id) && await history.FindAnyAsync(id.ToString()) is { } image && links.Verify(image, signature) ? image : null;

    private static async Task<(StoredImage? Image, ApiError? Refused)> FindOwnAsync(
        string imageId, OptionalCredentials credentials, ImageHistory history)
    {
        var entered = await credentials.AuthenticateInWorkspaceAsync(KeyScopes.Read);
        return entered.IsError ? (null, entered.Error) : (await GetImage.FindAsync(imageId, entered.Value.Workspace, history), null);
    }
}
