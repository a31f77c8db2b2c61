using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>A generation's result in a vendor's form, with the headers that say what it cost.</summary>
/// <param name="body">The body.</param>
/// <param name="batch">Its generations.</param>
internal sealed class VendorReply<T>(T body, GenerationBatch batch) : IResult, IEndpointMetadataProvider
{
    public VendorReply(T body, Generation generation)
        : this(body, new GenerationBatch(generation))
    {
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        GenerationHeaders.Set(httpContext, batch);
        return new WireReply<T>(body).ExecuteAsync(httpContext);
    }
}
