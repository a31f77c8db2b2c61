using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary>Speech as the body of a reply.</summary>
/// <param name="content">The file, in the requested format.</param>
/// <param name="contentType">Its media type.</param>
/// <param name="generation">The generation.</param>
internal sealed class SpeechReply(byte[] content, string contentType, Generation generation) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Stream), ["audio/mpeg"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        GenerationHeaders.Set(httpContext, generation);
        return TypedResults.Bytes(content, contentType).ExecuteAsync(httpContext);
    }
}
