using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Tessera.Server.Artifacts;

/// <summary>A stored file as a reply: whole, or the range that is asked for.</summary>
internal static class FileReply
{
    private const string Bytes = "bytes";

    public static FileStreamHttpResult Of(HttpContext context, StoredFile file, string fileName, string? contentType)
    {
        if (!IsRange(context.Request))
        {
            context.Request.Headers.Range = default;
        }

        var headers = context.Response.Headers;
        // The bytes were made by strangers: they are shown as what we say they are, and run nothing.
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "sandbox";
        headers.CacheControl = "private, max-age=86400, immutable";
        headers.ContentDisposition = $"inline; filename=\"{fileName}\"";
        return TypedResults.Stream(
            file.Content, contentType, entityTag: new EntityTagHeaderValue($"\"{file.Version}\""), enableRangeProcessing: true);
    }

    /// <summary>
    /// Whether the framework is to follow <c>Range</c>. It would follow any unit and any validator it cannot compare, and answer HEAD
    /// in part. RFC 9110, 14.2 and 13.1.5: an unknown unit and another method are ignored, and so is a range if its validator does
    /// not match; files have entity tags only, so that a date never does.
    /// </summary>
    private static bool IsRange(HttpRequest request)
    {
        var typed = request.GetTypedHeaders();
        return HttpMethods.IsGet(request.Method)
            && typed.Range is { } range && range.Unit.Equals(Bytes, StringComparison.OrdinalIgnoreCase)
            && (request.Headers.IfRange.Count == 0 || typed.IfRange?.EntityTag is not null);
    }
}
