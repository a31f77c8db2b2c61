using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Tessera.Server.Artifacts;

/// <summary>A stored file as a reply: all of it, or the requested range.</summary>
internal sealed class FileReply(StoredFile file, string fileName, string? contentType) : IResult, IEndpointMetadataProvider
{
    private const string Bytes = "bytes";

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (!IsRange(httpContext.Request))
        {
            httpContext.Request.Headers.Range = default;
        }

        var headers = httpContext.Response.Headers;
        // The content is untrusted: browsers must use our content type and not execute it.
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox";
        headers.CacheControl = "private, max-age=86400, immutable";
        headers.ContentDisposition = $"inline; filename=\"{fileName}\"";
        return TypedResults.Stream(
            file.Content, contentType, entityTag: new EntityTagHeaderValue($"\"{file.Version}\""), enableRangeProcessing: true).ExecuteAsync(httpContext);
    }

    /// <summary>
    /// Whether the framework should process <c>Range</c>. On its own it would accept any unit and any validator it cannot
    /// compare, and answer HEAD with a part. RFC 9110, 14.2 and 13.1.5: an unknown unit and other methods are ignored, and so
    /// is a range whose validator does not match; files have entity tags only, so a date never matches.
    /// </summary>
    private static bool IsRange(HttpRequest request)
    {
        var typed = request.GetTypedHeaders();
        return HttpMethods.IsGet(request.Method)
            && typed.Range is { } range && range.Unit.Equals(Bytes, StringComparison.OrdinalIgnoreCase)
            && (request.Headers.IfRange.Count == 0 || typed.IfRange?.EntityTag is not null);
    }
}
