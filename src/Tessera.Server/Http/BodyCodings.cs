using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.RequestDecompression;
using Microsoft.Net.Http.Headers;

namespace Tessera.Server.Http;

/// <summary>
/// Decodes compressed bodies, up to the size limit of their endpoint, and refuses unsupported codings and charsets before their
/// bytes are read as text.
/// </summary>
internal static class BodyCodings
{
    private const string Identity = "identity";

    // The aliases of RFC 9110, 8.4.1.3.
    private const string OldGzip = "x-gzip";

    private static readonly string[] Codings = ["gzip", "deflate", "br"];

    private static readonly string[] Charsets = ["utf-8", "utf8", "us-ascii", "ascii"];

    public static IServiceCollection AddBodyCodings(this IServiceCollection services) => services.AddRequestDecompression(options =>
    {
        foreach (var coding in Codings)
        {
            options.DecompressionProviders[coding] = new CheckedDecompression(options.DecompressionProviders[coding], coding);
        }

        options.DecompressionProviders.Add(OldGzip, options.DecompressionProviders["gzip"]);
    });

    public static void UseBodyCodings(this IApplicationBuilder app)
    {
        app.Use(static (context, next) => Refusal(context) is { } refusal ? refusal.ExecuteAsync(context) : next(context));
        app.UseRequestDecompression();
    }

    private static ApiError? Refusal(HttpContext context)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
        {
            return null;
        }

        var request = context.Request;
        if (request.Headers.ContentEncoding is { Count: > 0 } coding && !IsDecoded(coding.ToString()))
        {
            context.Response.Headers.AcceptEncoding = string.Join(", ", Codings);
            return ApiErrors.UnsupportedCoding(coding.ToString(), Codings);
        }

        return MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && IsText(type) && !IsReadable(type)
            ? ApiErrors.UnsupportedCharset(type.Charset.ToString())
            : null;
    }

    /// <summary>Whether text of this type is in UTF-8, or in ASCII, which is a subset of it.</summary>
    public static bool IsReadable(MediaTypeHeaderValue type) => !type.Charset.HasValue
        || Charsets.Contains(HeaderUtilities.RemoveQuotes(type.Charset).ToString(), StringComparer.OrdinalIgnoreCase);

    private static bool IsDecoded(string coding) => coding.Trim() is var name
        && (name.Length == 0 || Codings.Append(OldGzip).Append(Identity).Contains(name, StringComparer.OrdinalIgnoreCase));

    // The charset of a file is meaningless: some tools send "image/png; charset=binary".
    private static bool IsText(MediaTypeHeaderValue type) =>
        type.SubType.Equals("json", StringComparison.OrdinalIgnoreCase)
        || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)
        || type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        || type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    /// <summary>Answers a body that does not match its coding with 400.</summary>
    private sealed class CheckedDecompression(IDecompressionProvider inner, string coding) : IDecompressionProvider
    {
        public Stream GetDecompressionStream(Stream stream) => new DecodedStream(
            inner.GetDecompressionStream(stream),
            invalid => new BadHttpRequestException($"The body is not {coding}, as Content-Encoding says.", invalid));
    }
}
