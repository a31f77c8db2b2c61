using System.Security.Cryptography;
using Scalar.AspNetCore;

namespace Tessera.Server.OpenApi;

/// <summary>
/// <c>GET /docs</c>: the API documents as a page to read and try. Its script comes from the package, and its policy lets
/// the browser talk to no other host.
/// </summary>
internal static class ApiReference
{
    public const string Path = "/docs";

    public static void MapApiReference(this IEndpointRouteBuilder routes, params IReadOnlyList<ApiDocument> documents) =>
        routes.MapScalarApiReference(Path, (options, context) =>
        {
            var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
            var headers = context.Response.Headers;
            // The page's components write their styles into it.
            headers.ContentSecurityPolicy =
                $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
                + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            options.WithTitle("Tessera API").WithOpenApiRoutePattern("/openapi/{documentName}.json").WithNonce(nonce).WithFavicon("data:,");
            options.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools();
            // The list of schemas would be a second group "Models", after that of the calls.
            options.HideModels();
            foreach (var document in documents)
            {
                options.AddDocument(document.Name, document.Title);
            }
        }).ExcludeFromDescription();
}
