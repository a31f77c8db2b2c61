using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary><c>GET /v1/videos/{id}</c>: a video and how far it is.</summary>
internal static class GetVideo
{
    public static async Task<Results<VendorReply<Video>, ApiError>> Handle(string id, Caller caller, FindVideo videos) =>
        await videos.FindAsync(caller, id) is { } generation ? new VendorReply<Video>(Video.From(generation), generation) : VideoIds.NoSuchVideo();
}
