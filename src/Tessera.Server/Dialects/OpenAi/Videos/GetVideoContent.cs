using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary><c>GET /v1/videos/{id}/content</c>: the file, complete or in ranges, or its thumbnail.</summary>
internal static class GetVideoContent
{
    public static async Task<Results<FileReply, ApiError>> Handle(
        string id, VideoContentQuery query, Caller caller, FindVideo videos, IArtifactStore store, CancellationToken ct)
    {
        if (await videos.FindAsync(caller, id) is not { } generation)
        {
            return VideoIds.NoSuchVideo();
        }

        if (KeyOf(generation, query.Variant is VideoContentQuery.Thumbnail) is { } key && await store.OpenReadAsync(key, ct) is { } file)
        {
            return new FileReply(file, key.FileName, key.Type.ContentType);
        }

        return !generation.State.IsFinal()
            ? ApiErrors.Conflict("The video is still being made; GET /v1/videos/{id} says how far it is.", "Видео ещё создаётся; ход показывает GET /v1/videos/{id}.")
            : FailedGeneration.ErrorOf(generation)
            ?? ApiErrors.NotFound("The file was deleted or has expired.", "Файл удалён, или срок его хранения истёк.");
    }

    private static ArtifactKey? KeyOf(Generation generation, bool isThumbnail) => generation switch
    {
        { FileExtension: null } or { FileDeletedAt: not null } => null,
        { HasThumbnail: var has } when isThumbnail => has ? ArtifactKey.Thumbnail(generation.Id.Value) : null,
        { FileExtension: { } extension } => ArtifactKey.Generation(generation.Id.Value, extension),
    };
}
