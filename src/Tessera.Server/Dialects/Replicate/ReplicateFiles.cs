using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>The files that are kept for an account, also those that its requests named by URL.</summary>
internal sealed class ReplicateFiles(UploadStore uploads, IArtifactStore store, SignedLinks links, TimeProvider time)
{
    private const int PerPage = 100;

    /// <summary><c>GET /files</c>: the newest.</summary>
    public static async Task<Ok<ReplicatePage<ReplicateFile>>> List(Caller caller, ReplicateFiles files) =>
        TypedResults.Ok(new ReplicatePage<ReplicateFile>(await files.ListAsync(caller), null, null));

    /// <summary><c>GET /files/{id}</c>.</summary>
    public static async Task<Results<Ok<ReplicateFile>, ApiError>> Get(string id, Caller caller, ReplicateFiles files, CancellationToken ct) =>
        await files.FindAsync(caller, id, ct) is { } file ? TypedResults.Ok(file) : NoSuchFile(id);

    /// <summary><c>DELETE /files/{id}</c>: removes a file before it expires.</summary>
    public static async Task<Results<NoContent, ApiError>> Delete(string id, Caller caller, ReplicateFiles files) =>
        await files.TryDeleteAsync(caller, id) ? TypedResults.NoContent() : NoSuchFile(id);

    private async Task<IReadOnlyList<ReplicateFile>> ListAsync(Caller caller) =>
        [.. (await uploads.ListAsync(caller.Account, after: null, PerPage, isNewestFirst: true, time.GetUtcNow())).Select(upload => ReplicateFile.Of(upload, links))];

    private async Task<ReplicateFile?> FindAsync(Caller caller, string id, CancellationToken ct)
    {
        if (await uploads.FindAsync(caller.Account, id, time.GetUtcNow()) is not { } upload || await store.OpenReadAsync(upload.Key, ct) is not { } file)
        {
            return null;
        }

        await using var content = file.Content;
        return ReplicateFile.Of(upload, links, await SHA256.HashDataAsync(content, ct));
    }

    private async Task<bool> TryDeleteAsync(Caller caller, string id)
    {
        if (await uploads.FindAsync(caller.Account, id, time.GetUtcNow()) is not { } upload)
        {
            return false;
        }

        // The file first: its row still names it if the deletion is interrupted.
        await store.DeleteAsync(upload.Key, CancellationToken.None);
        await uploads.RemoveAsync(upload.Id);
        return true;
    }

    private static ApiError NoSuchFile(string id) =>
        ApiErrors.NotFound($"There is no file '{Excerpt.Of(id)}', or it has expired. GET /replicate/v1/files lists all.", $"Файла '{Excerpt.Of(id)}' нет, или срок его хранения истёк.");
}
