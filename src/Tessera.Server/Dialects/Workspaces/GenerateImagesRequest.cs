using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>Pictures from words. Members that are not named here are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record GenerateImagesRequest : ImagesBody, IRequestBody<GenerateImagesRequest>
{
    public static Result<GenerateImagesRequest> Read(JsonElement body, IServiceProvider services)
    {
        var problems = NewProblems();
        return StrictBody<GenerateImagesRequest>.Read(MembersOf(body), problems, services) with { Problems = problems };
    }
}
