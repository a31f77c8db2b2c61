using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>
/// <c>GET /generations/{file}</c> and the other file routes: the file of a signed link, complete or in ranges. A wrong
/// signature, a deleted file and an unknown name get the same reply.
/// </summary>
internal static class ServeArtifact
{
    public static async Task<Results<FileReply, ApiError>> Handle(
        RequestedFile requested, IArtifactStore store, SignedLinks links, CancellationToken ct)
    {
        if (requested.Key is not { } key
            || !links.Verify(key, requested.Signature)
            || await store.OpenReadAsync(key, ct) is not { } file)
        {
            return ApiErrors.NotFound(
                "There is no such file: it was deleted, it has expired, or the link is incomplete.",
                "Такого файла нет: он удалён, срок его хранения истёк или ссылка неполна.");
        }

        return new FileReply(file, key.FileName, key.Type.ContentType);
    }
}
