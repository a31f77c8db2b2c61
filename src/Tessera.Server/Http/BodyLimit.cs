using Microsoft.AspNetCore.Http.Metadata;

namespace Tessera.Server.Http;

/// <summary>
/// The largest body that an endpoint accepts. The framework's own attribute belongs to MVC, which is not loaded.
/// </summary>
internal sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata
{
    /// <summary>The largest body of a JSON call, in bytes; uploads have larger limits.</summary>
    public const long MaxJsonBytes = 20_000_000;
}
