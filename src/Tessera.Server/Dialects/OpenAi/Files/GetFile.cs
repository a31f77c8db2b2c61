using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Files;

/// <summary><c>GET /v1/files/{id}</c>: what is known of a file.</summary>
internal static class GetFile
{
    public static async Task<Results<WireReply<FileObject>, ApiError>> Handle(string id, Caller caller, FileIds files) =>
        await files.FindAsync(caller.Account, id) is { } upload ? new WireReply<FileObject>(FileObject.From(upload)) : FileIds.NoSuchFile();
}
