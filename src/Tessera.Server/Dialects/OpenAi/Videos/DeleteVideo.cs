using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary><c>DELETE /v1/videos/{id}</c>: removes a finished video's file and prompt.</summary>
internal static class DeleteVideo
{
    public static async Task<Results<WireReply<VideoDeleted>, ApiError>> Handle(string id, Caller caller, FindVideo videos, GenerationDeletion delete)
    {
        if (await videos.FindAsync(caller, id) is not { } generation)
        {
            return VideoIds.NoSuchVideo();
        }

        return await delete.DeleteAsync(caller.Account, generation.Id) is { } error
            ? error
            : new WireReply<VideoDeleted>(new VideoDeleted(id, "video.deleted", Deleted: true));
    }

    /// <param name="Id">The video's ID.</param>
    /// <param name="Object">Always <c>video.deleted</c>.</param>
    /// <param name="Deleted">Always true.</param>
    internal sealed record VideoDeleted(string Id, string Object, bool Deleted);
}
