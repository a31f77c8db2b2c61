using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary><c>GET /v1/videos</c>: the account's videos, by whatever API they were started.</summary>
internal static class ListVideos
{
    public static async Task<Results<WireReply<ListPage<Video>>, ApiError>> Handle(VideosQuery query, Caller caller, GenerationReader reader)
    {
        GenerationId? after = null;
        if (query.After is { } id)
        {
            if (!VideoIds.TryParse(id, out var number))
            {
                return VideoIds.NoSuchVideo();
            }

            after = number;
        }

        var found = await reader.ListAsync(caller.Account, Category.Video, after, query.Limit + 1, query.Order is VideosQuery.Newest);
        return new WireReply<ListPage<Video>>(ListPage<Video>.Of([.. found.Select(Video.From)], query.Limit, video => video.Id));
    }
}
