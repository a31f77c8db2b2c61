using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>A model in a vendor's form. If it only stands in for the one that was named, a header says so, as in the replies that it makes.</summary>
/// <param name="body">The body.</param>
/// <param name="warning">What <c>ReadCall.StandIn</c> says of its name.</param>
internal sealed class ModelReply<T>(T body, string? warning) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (warning is not null)
        {
            GenerationHeaders.SetWarnings(httpContext, [warning]);
        }

        return new WireReply<T>(body).ExecuteAsync(httpContext);
    }
}
