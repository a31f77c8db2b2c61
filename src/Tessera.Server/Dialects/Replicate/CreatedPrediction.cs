using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.Replicate;

/// <summary>The reply to the creation of a prediction.</summary>
internal sealed class CreatedPrediction(Prediction prediction, GenerationBatch batch) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(Prediction), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status201Created;
        return new VendorReply<Prediction>(prediction, batch).ExecuteAsync(httpContext);
    }
}
