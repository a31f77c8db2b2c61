using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Dialects.Workspaces.Models;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>Images generated from images and text. Unknown members are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record EditImagesRequest : ImagesBody, IRequestBody<EditImagesRequest>
{
    /// <summary>
    /// One to ten relative addresses, <c>output_image_url</c> of this workspace's history; their order matters. A <c>result_url</c> of
    /// another image of the same account is accepted as well; any other absolute URL is refused.
    /// </summary>
    [Entries(ReadImagesCall.MaxInputs, 2048, MinEntryLength = 0, AtLeastOne = true)]
    public required IReadOnlyList<string> ImageUrls { get; init; }

    /// <summary>
    /// 21:9, 16:9, 3:2, 4:3, 5:4, 1:1, 4:5, 3:4, 2:3 or 9:16, as far as the model supports them; <c>auto</c> is the one nearest
    /// to the first image's shape.
    /// </summary>
    [DocumentedDefault(ImageRatios.Auto)]
    public override string? AspectRatio { get; init; }

    public static Result<EditImagesRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = NewProblems();
        return StrictBody<EditImagesRequest>.Read(MembersOf(body), problems, services) with { Problems = problems };
    }
}
