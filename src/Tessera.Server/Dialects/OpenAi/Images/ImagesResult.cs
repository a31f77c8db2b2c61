using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Images;

/// <summary>The images of a call, with the headers that say what they cost together.</summary>
/// <param name="body">The body.</param>
/// <param name="made">The generations that it shows.</param>
/// <param name="warnings">Why there are fewer than requested.</param>
internal sealed class ImagesResult(ImagesReply body, IReadOnlyList<Generation> made, IReadOnlyList<string> warnings) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(ImagesReply), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        GenerationHeaders.Set(httpContext, made, warnings);
        return new WireReply<ImagesReply>(body).ExecuteAsync(httpContext);
    }
}
