using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Tessera.Server.Configuration;
using Tessera.Server.Http;

namespace Tessera.Server.Hosting;

/// <summary>
/// Lets the pages of the operator's list of origins call the API, with an API key. Credentials are not allowed, so that
/// none of them can read a reply to the session cookie. Without a list the browser refuses such calls.
/// </summary>
internal static class CrossOriginCalls
{
    private const string EveryOrigin = "*";

    private static readonly TimeSpan PreflightAge = TimeSpan.FromHours(2);

    private static readonly string[] ResponseHeaders =
    [
        "X-Request-Id", "Request-Id", "X-Fal-Request-Id", "Retry-After", "Idempotent-Replayed", "X-Should-Retry", "X-Tessera-Generation-Id",
        "X-Tessera-Tokens-Spent", "X-Tessera-Warnings", SandboxHeader.Name, "X-RateLimit-Limit-Hour", "X-RateLimit-Remaining-Hour",
        "X-RateLimit-Reset-Hour", "X-RateLimit-Limit-Day", "X-RateLimit-Remaining-Day", "Content-Disposition", "Content-Range", "Accept-Ranges", "ETag",
    ];

    /// <summary>Answers preflight requests and marks replies; put it behind the error handling and before authentication.</summary>
    public static void UseCrossOriginCalls(this WebApplication app)
    {
        var origins = app.Services.GetRequiredService<IOptions<ServerOptions>>().Value.AllowedOrigins;
        if (origins.Count > 0)
        {
            // What is open to every origin answers for itself.
            app.UseWhen(
                context => context.GetEndpoint()?.Metadata.GetMetadata<OpenToEveryOrigin>() is null,
                branch => branch.UseCors(policy => Allow(policy, origins)));
        }
    }

    private static void Allow(CorsPolicyBuilder policy, IList<string> origins)
    {
        if (origins.Contains(EveryOrigin))
        {
            policy.AllowAnyOrigin();
        }
        else
        {
            policy.WithOrigins([.. origins]);
        }

        // Vendors' clients send headers of their own, and each new version may send more.
        policy.AllowAnyHeader().AllowAnyMethod().WithExposedHeaders(ResponseHeaders).SetPreflightMaxAge(PreflightAge);
    }
}
