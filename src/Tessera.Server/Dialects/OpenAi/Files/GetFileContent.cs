using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Files;

/// <summary><c>GET /v1/files/{id}/content</c>: the file, complete or in ranges.</summary>
internal static class GetFileContent
{
    public static async Task<Results<FileReply, ApiError>> Handle(
        string id, Caller caller, FileIds files, IArtifactStore store, CancellationToken ct) =>
        await files.FindAsync(caller.Account, id) is { Key: var key } && await store.OpenReadAsync(key, ct) is { } file
            ? new FileReply(file, key.FileName, key.Type.ContentType)
            : FileIds.NoSuchFile();
}
