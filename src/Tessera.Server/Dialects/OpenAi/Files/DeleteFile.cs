using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Files;

/// <summary><c>DELETE /v1/files/{id}</c>: removes a file before it expires.</summary>
internal static class DeleteFile
{
    public static async Task<Results<WireReply<FileDeleted>, ApiError>> Handle(string id, Caller caller, FileIds files, UploadStore uploads, IArtifactStore store)
    {
        if (await files.FindAsync(caller.Account, id) is not { } upload)
        {
            return FileIds.NoSuchFile();
        }

        // The file first: its row still names it if the deletion is interrupted.
        await store.DeleteAsync(upload.Key, CancellationToken.None);
        await uploads.RemoveAsync(upload.Id);
        return new WireReply<FileDeleted>(new FileDeleted(id, "file", Deleted: true));
    }

    /// <param name="Id">The file's ID.</param>
    /// <param name="Object">Always <c>file</c>.</param>
    /// <param name="Deleted">Always true.</param>
    internal sealed record FileDeleted(string Id, string Object, bool Deleted);
}
