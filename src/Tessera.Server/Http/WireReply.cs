using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Tessera.Server.Http;

/// <summary>
/// A reply in <see cref="WireJson"/>, written at once with its length: the framework's JSON result writes in chunks, through
/// three more asynchronous methods, which is a tenth of what a poll costs.
/// </summary>
/// <param name="body">The body.</param>
/// <param name="isSandbox">Whether the sandbox made what the body shows; the reply is then marked by a header.</param>
internal sealed class WireReply<T>(T body, bool isSandbox = false) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        SandboxHeader.Set(httpContext, isSandbox);
        var response = httpContext.Response;
        var json = JsonSerializer.SerializeToUtf8Bytes(body, WireJson.Options);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        await response.BodyWriter.WriteAsync(json, httpContext.RequestAborted);
    }
}
