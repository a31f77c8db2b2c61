using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Artifacts.Uploads;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Files;

/// <summary><c>GET /v1/files</c>: the files that are kept for the account, also those that its requests named by URL.</summary>
internal static class ListFiles
{
    public static async Task<Results<WireReply<ListPage<FileObject>>, ApiError>> Handle(
        FilesQuery query, Caller caller, FileIds files, UploadStore uploads, TimeProvider time)
    {
        var after = query.After is { } id ? await files.FindAsync(caller.Account, id) : null;
        if (query.After is not null && after is null)
        {
            return FileIds.NoSuchFile();
        }

        var found = query.Purpose is null or FileObject.Input
            ? await uploads.ListAsync(caller.Account, after, query.Limit + 1, query.Order is FilesQuery.Newest, time.GetUtcNow())
            : [];
        return new WireReply<ListPage<FileObject>>(ListPage<FileObject>.Of([.. found.Select(FileObject.From)], query.Limit, file => file.Id));
    }
}
