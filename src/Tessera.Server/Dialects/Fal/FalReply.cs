using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.Fal;

/// <summary>A reply about a request, whose ID its client reads from a header.</summary>
/// <param name="body">The body.</param>
/// <param name="batch">Its generations.</param>
internal sealed class FalReply<T>(T body, GenerationBatch batch) : IResult, IEndpointMetadataProvider
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => VendorReply<T>.PopulateMetadata(method, builder);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Response.Headers[FalErrors.RequestId] = batch.Id.Text;
        return new VendorReply<T>(body, batch).ExecuteAsync(httpContext);
    }
}
