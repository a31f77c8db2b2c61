using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Dialects.Workspaces.Models;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>Images generated from text. Unknown members are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record GenerateImagesRequest : ImagesBody, IRequestBody<GenerateImagesRequest>
{
    /// <summary>21:9, 16:9, 3:2, 4:3, 5:4, 1:1, 4:5, 3:4, 2:3 or 9:16, as far as the model supports them.</summary>
    [DocumentedDefault(ImageRatios.Square)]
    public override string? AspectRatio { get; init; }

    public static Result<GenerateImagesRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = NewProblems();
        return StrictBody<GenerateImagesRequest>.Read(MembersOf(body), problems, services) with { Problems = problems };
    }
}
