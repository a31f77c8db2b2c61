using Microsoft.AspNetCore.Http.Metadata;

namespace Tessera.Server.Http;

/// <summary>The largest body an endpoint takes. The attribute of the same meaning belongs to MVC, which is loaded for nothing else.</summary>
internal sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata
{
    /// <summary>The largest body of a JSON call; uploads raise it for themselves.</summary>
    public const long MaxJsonBytes = 20_000_000;
}
